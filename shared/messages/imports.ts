import type { Words } from './refusal.ts';

const quoted = (texts: readonly string[]): string => texts.map((text) => `“${text}”`).join('、');

/** Sentences of the area `imports`. */
export const importsMessages = {
  'imports.fileMissing': (p: { path: string }): Words => ({ message: `找不到或打不开文件：${p.path}。`, todo: '请检查文件是否还在原处、是否被其他程序占用。' }),
  'imports.fileChanged': (p: { name: string }): Words => ({ message: `文件“${p.name}”在读取的同时被改动，没有写入任何内容。`, todo: '请等文件不再改动后重新导入。' }),
  'imports.tooLarge': (p: { mib: number }): Words => ({ message: `文件有 ${p.mib} MB，超过 200 MB，没有读取。`, todo: '请拆成几个较小的文件后分别导入。' }),
  'imports.tooManyRows': (p: { limit: number }): Words => ({ message: `数据超过 ${p.limit.toLocaleString('en-US')} 行，没有写入任何内容。`, todo: '请拆成几个较小的文件后分别导入。' }),
  'imports.tooManyTexts': (p: { limit: number }): Words => ({ message: `工作簿中不同的文字超过 ${p.limit.toLocaleString('en-US')} 条，没有写入任何内容。`, todo: '请删去用不到的工作表，或拆成几个文件。' }),
  'imports.encrypted': (_: Record<never, never>): Words => ({ message: '工作簿有打开密码，不能读取。', todo: '请用 Excel 打开后去掉密码，另存再导入。' }),
  'imports.oldWorkbook': (_: Record<never, never>): Words => ({ message: '这是旧版 .xls 工作簿，不能读取。', todo: '请用 Excel 打开，另存为 .xlsx 后再导入。' }),
  'imports.webPage': (_: Record<never, never>): Words => ({ message: '文件内容是网页或 XML，只是用了表格的文件名。', todo: '请用 Excel 打开，另存为 .xlsx 后再导入。' }),
  'imports.utf16': (_: Record<never, never>): Words => ({ message: '文件是 UTF-16 编码，不能读取。', todo: '请另存为 CSV UTF-8，或 .xlsx。' }),
  'imports.empty': (_: Record<never, never>): Words => ({ message: '文件是空的，连表头也没有。', todo: '请核对是不是选错了文件。' }),
  'imports.broken': (_: Record<never, never>): Words => ({ message: '文件已损坏，或不是完整的工作簿，没有写入任何内容。', todo: '请向对方重新要一份，或用 Excel 打开后另存再导入。' }),
  'imports.bomb': (p: { mib: number }): Words => ({ message: `工作簿解压后异常庞大（已到 ${p.mib} MB），已停止读取，没有写入任何内容。`, todo: '这种文件多半有问题，请不要打开，向对方核实来源。' }),
  'imports.doctype': (_: Record<never, never>): Words => ({ message: '工作簿中含有文档类型或外部实体声明，可能有害，已停止读取。', todo: '请不要打开这个文件，向对方核实来源。' }),
  'imports.notAWorkbook': (_: Record<never, never>): Words => ({ message: '文件不是 .xlsx 工作簿。', todo: '请用 Excel 另存为 .xlsx 或 CSV 后再导入。' }),
  'imports.noSheet': (_: Record<never, never>): Words => ({ message: '工作簿中没有可读的工作表。', todo: '请核对是不是选错了文件。' }),
  'imports.sheetMissing': (p: { sheet: string; sheets: readonly string[] }): Words => ({ message: `工作簿中没有名为“${p.sheet}”的工作表，现有：${quoted(p.sheets)}。`, todo: '请核对工作表名称，是否改过名。' }),
  'imports.csvHasNoSheets': (p: { sheet: string }): Words => ({ message: `这是 csv 文件，没有名为“${p.sheet}”的工作表。`, todo: '请去掉工作表名称后再试。' }),
  'imports.brokenBytes': (p: { row: number; encoding: string }): Words => ({ message: `第 ${p.row} 行有无法识别的字节（按 ${p.encoding} 读取），整个文件没有读取。`, todo: '请向对方重新要一份，或在原处改正这一行后另存为 CSV UTF-8。' }),
  'imports.quoteOpen': (p: { row: number }): Words => ({ message: `第 ${p.row} 行的引号没有配对，或一行过长，后面的内容无法分行。`, todo: '请改正这一行的引号后再导入。' }),
  'imports.noHeads': (_: Record<never, never>): Words => ({ message: '工作表是空的，没有表头。', todo: '请核对是不是选错了工作表。' }),
  'imports.titleRow': (p: { row: number }): Words => ({ message: `第 1 行应为表头，表头却在第 ${p.row} 行，上面有标题行。`, todo: '请删去表头上面的行后再导入。' }),
  'imports.missingColumns': (p: { kindName: string; missing: readonly string[]; fits: readonly string[] }): Words => ({
    message: `“${p.kindName}”缺少必须有的列：${quoted(p.missing)}。`, todo: p.fits.length === 0 ? '请对照“表头说明”改好第 1 行的表头。' : `表头像是${quoted(p.fits)}，请核对种类；或对照“表头说明”改好表头。`,
  }),
  'imports.columnsTwice': (p: { heads: readonly string[] }): Words => ({ message: `表头中重复出现的列：${quoted(p.heads)}。`, todo: '请只留下其中一列，或给另一列改名。' }),
  'imports.noKind': (p: { heads: readonly string[] }): Words => ({ message: `认不出是哪一种数据，表头是：${quoted(p.heads)}。`, todo: '请对照“表头说明”改好第 1 行的表头。' }),
  'imports.ambiguousKind': (p: { kinds: readonly string[] }): Words => ({ message: `表头同时符合几种数据：${quoted(p.kinds)}。`, todo: '请指定是哪一种。' }),
  'imports.resultExists': (p: { path: string }): Words => ({ message: `结果文件已经存在，没有覆盖：${p.path}。`, todo: '请换一个文件名，或先移走原来的文件。' }),
  'imports.resultUnwritable': (p: { path: string }): Words => ({ message: `不能写入结果文件：${p.path}。`, todo: '请检查文件夹是否存在、能否写入。' }),
  'imports.previewGone': (_: Record<never, never>): Words => ({ message: '这份预览已经失效。', todo: '请重新读取文件；还没有写入任何内容。' }),
  'imports.nothingToWrite': (_: Record<never, never>): Words => ({ message: '没有要写的内容，台账没有改动。', todo: '文件中的行与台账相同，或都被拒绝。' }),
  'imports.nothingRefused': (_: Record<never, never>): Words => ({ message: '没有被拒的行，不需要导出。', todo: '可以直接写入。' }),
  'imports.alreadyTakenBack': (_: Record<never, never>): Words => ({ message: '这一批已经撤回。', todo: '不需要再撤回。' }),
  'imports.builtOn': (p: { why: string }): Words => ({ message: `这一批不能撤回：${p.why}。`, todo: '请先处理上述情况；确有错误的，可以导入更正后的文件。' }),
  'imports.diskTrouble': (p: { path: string }): Words => ({ message: `磁盘读写出错，没有写入任何内容：${p.path}。`, todo: '请检查磁盘和临时文件夹是否已满、有无限额、能否写入，再重新导入。' }),
  'imports.workerStopped': (_: Record<never, never>): Words => ({ message: '后台处理意外停止，没有写入任何内容。', todo: '请重新读取文件；反复出现时请把文件拆小。' }),
} satisfies Record<string, (p: never) => Words>;
