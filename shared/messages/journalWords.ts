import { ACT_WORD } from '#shared/rules/posts/acts.ts';
import { isPaperNeed, OPERATION_ACT } from '#shared/rules/posts/operations.ts';
import { POST_WORD, isPost } from '#shared/rules/posts/posts.ts';

/** Areas as the journal's filter names them. */
export const AREA_WORD: Readonly<Record<string, string>> = {
  settings: '设置和安全', people: '人员', employers: '单位台账', wages: '欠薪预警', cases: '案件', imports: '数据导入', reports: '月报', outbox: '上报箱', journal: '日志', identities: '身份信息',
  clocks: '时限和日历', papers: '文书', devices: '设备', backups: '备份', intake: '投诉举报', updates: '软件更新',
};

/** Plain words of journalled operations. One that is not named here is told by its act in the permission matrix. */
const WORDS: Readonly<Record<string, string>> = {
  'settings.createLedger': '新建台账', 'settings.verify': '完整性检查', 'settings.backupNow': '手工备份', 'settings.setCityUrl': '修改支队地址', 'settings.pinCityKey': '登记支队公钥', 'settings.exportEnrolment': '导出登记材料',
  'settings.setStreetName': '修改街道名称', 'settings.setOffice': '修改大队信息', 'settings.confirmClock': '确认电脑时间', 'settings.acceptPages': '认可数据库文件的改动',
  'people.signIn': '登录', 'people.signInFailed': '登录失败', 'people.changePassword': '更换密码', 'people.setPin': '设置解锁 PIN', 'people.clearPin': '取消解锁 PIN', 'people.unlock': '用 PIN 解锁', 'people.pinFailed': 'PIN 输错', 'people.addOfficer': '登记人员', 'people.editOfficer': '修改人员', 'people.setPassword': '重设密码', 'people.grantPosts': '授予岗位', 'people.appointDeputy': '指定代理', 'people.endDeputy': '结束代理',
  'employers.create': '建立单位档案', 'attachments.attach': '附上材料', 'attachments.open': '查看材料', 'attachments.export': '导出材料', 'attachments.remove': '撤下材料', 'attachments.putBack': '放回材料', 'employers.edit': '修改单位档案', 'employers.setTags': '修改标签', 'employers.setStatus': '修改单位状态', 'employers.merge': '合并档案', 'employers.undoMerge': '撤销合并', 'employers.exportDossier': '导出单位档案', 'employers.printDossier': '打印单位档案', 'employers.exportCopy': '再次导出单位档案', 'employers.printCopy': '重印单位档案', 'employers.exportList': '导出单位名单',
  'wages.reckonNow': '推算预警', 'wages.treat': '处置预警', 'wages.verify': '核实预警', 'wages.close': '预警销号', 'wages.reopen': '重新打开预警', 'wages.confirmCourt': '核实被执行人',
  'cases.register': '登记案件', 'cases.edit': '修改案件', 'cases.addPayment': '登记支付', 'cases.removePayment': '撤销支付登记', 'cases.close': '结案', 'cases.reopen': '重新打开案件', 'cases.startMajor': '启动重大案件', 'cases.editMajor': '更正重大案件', 'cases.setNode': '应急节点', 'cases.setFollowUp': '后续跟踪',
  'imports.write': '写入导入', 'imports.takeBack': '撤回导入', 'imports.dropWaiting': '放弃待匹配行', 'imports.assignGrid': '认领网格采集',
  'reports.submit': '月报送审', 'reports.returnToCheck': '月报退回核对', 'reports.approve': '批准月报',
  'outbox.sign': '上报件签名', 'outbox.delivered': '上报送达', 'outbox.attention': '上报须处理', 'outbox.requeue': '重新上报', 'outbox.exportToFolder': '导出上报件', 'outbox.keychain': '密钥交钥匙串',
  'journal.anchor': '日志封存', 'journal.reconcileAnchors': '核对日志锚文件', 'journal.exportList': '导出日志', 'journal.acknowledgeOverrides': '读过例外清单',
  'updates.setUrl': '修改更新服务器', 'updates.install': '安装更新',
  'identities.named': '文字写出当事人', 'clocks.acknowledge': '看过时限提醒', 'clocks.approveYear': '批准工作日历', 'clocks.proposeYear': '提交工作日历', 'clocks.withdrawYear': '撤回工作日历',
};

/** An operation in Chinese; the area's name for one that nobody named. */
export function operationWord(operation: string): string {
  const named = WORDS[operation];
  if (named !== undefined) return named;
  const act = Object.hasOwn(OPERATION_ACT, operation) ? OPERATION_ACT[operation as keyof typeof OPERATION_ACT] : undefined;
  if (act !== undefined && act !== 'everyone' && act !== 'beforeSignIn' && !isPaperNeed(act)) return ACT_WORD[act];
  return AREA_WORD[operation.split('.')[0] ?? ''] ?? operation;
}

/** `captain/deputy` as 大队长（代理）. */
export function actedAsWord(actedAs: string): string {
  const [post = '', deputy] = actedAs.split('/');
  return isPost(post) ? `${POST_WORD[post]}${deputy === 'deputy' ? '（代理）' : ''}` : '';
}

export const OVERRIDE_WORD = { clock: '改时限或时间', rule: '改规则结论', refusal: '越过系统提示' } as const;
