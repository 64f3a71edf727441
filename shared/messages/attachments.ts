import type { Words } from './refusal.ts';

const LIMIT = '20 MB';

/** Sentences about files of a record. None holds the name that a file came with: it may name a person. */
export const attachmentsMessages = {
  'attachments.empty': (_: Record<never, never>): Words => ({ message: '这个文件是空的，没有附上。', todo: '请打开看一看，重新扫描或拍照后再附。' }),
  'attachments.tooLarge': (_: Record<never, never>): Words => ({ message: `这个文件超过 ${LIMIT}，没有附上。`, todo: '请用较低的分辨率（200 或 300 dpi）重新扫描，或拆成几个文件分别附上。' }),
  'attachments.otherKind': (_: Record<never, never>): Words => ({ message: '这个文件不是照片、图片或 PDF，没有附上。', todo: '只收 JPG、PNG、PDF。Word、Excel、压缩包请另存或打印为 PDF 再附。' }),
  'attachments.heic': (_: Record<never, never>): Words => ({ message: '这是手机的 HEIC 照片，台账打不开，没有附上。', todo: '请在手机“设置 → 相机 → 格式”中选“兼容性最佳”重拍，或先转成 JPG 再附。' }),
  'attachments.wrongName': (_: Record<never, never>): Words => ({ message: '文件名的后缀和内容不是一回事，没有附上。', todo: '这样的文件可能是伪装的。请确认来源；确实是照片或 PDF 的，把后缀改对（.jpg、.png、.pdf）再附。' }),
  'attachments.damaged': (_: Record<never, never>): Words => ({ message: '这个文件不完整，没有附上。', todo: '请重新扫描、拍照或复制一次，再附。' }),
  'attachments.tooManyPixels': (_: Record<never, never>): Words => ({ message: '这张图片大得不正常（超过八千万像素），没有附上。', todo: '请缩小后再附。' }),
  'attachments.password': (_: Record<never, never>): Words => ({ message: '这个 PDF 加了密码，以后没有密码就打不开，没有附上。', todo: '请另存为不带密码的 PDF 再附。' }),
  'attachments.unreadable': (_: Record<never, never>): Words => ({ message: '这个文件读不出来，没有附上。', todo: '请检查 U 盘或文件夹是否还在，再选一次。' }),
  'attachments.tooMany': (p: { most: number }): Words => ({ message: `这件记录已附 ${p.most} 个文件，不能再附。`, todo: '请把零散的页合成一个 PDF，或先撤下不需要的。' }),
  'attachments.already': (p: { title: string }): Words => ({ message: `同一个文件已经附过：${p.title}。`, todo: '不需要再附。' }),
  'attachments.numberInTitle': (_: Record<never, never>): Words => ({ message: '名称里不要写证件号码或电话。', todo: '请写是什么材料，如“身份证复印件”“工资条”。' }),
  'attachments.mayNotOpen': (p: { why: string }): Words => ({ message: `不能打开：${p.why}`, todo: '这个文件能看出当事人是谁。' }),
  'attachments.confirm': (p: { title: string }): Words => ({ message: '还没有再确认一次，没有打开。', todo: `举报人的身份泄露要追究责任。确需查看的，请照写文件名称：${p.title}` }),
  'attachments.notShown': (_: Record<never, never>): Words => ({ message: '这个 PDF 没有打开：文件内容有误，或看 PDF 的部件没有应答。', todo: '请再试一次；还不行的，点“导出”后用别的程序看。' }),
};
