/** What the recovery page offers. The links lead nowhere: the window that shows it catches them. */
export type RecoveryAction = 'restart' | 'report' | 'quit';

const actions: readonly RecoveryAction[] = ['restart', 'report', 'quit'];

export const RECOVERY_ORIGIN = 'app://recovery';

/** The action behind an address of the recovery page, or null for the page itself and anything else. */
export function recoveryAction(url: string): RecoveryAction | null {
  return actions.find((action) => url === `${RECOVERY_ORIGIN}/${action}`) ?? null;
}

/** A page without a script, for when nothing else can be trusted any more. `told` is a line about what became of the report. */
export function recoveryHtml(told: string): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>劳监台账 已停下</title><style>
body { margin: 0; padding: 48px 56px; font: 14px/22px 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif; color: #1B2430; background: #FFF }
h1 { margin: 0 0 12px; font-size: 18px; line-height: 26px } p { margin: 0 0 8px; max-width: 560px }
nav { margin-top: 24px; display: flex; gap: 12px }
a { padding: 5px 16px; border: 1px solid #C7CED7; border-radius: 4px; color: #1B2430; text-decoration: none }
a.primary { background: #1556A8; border-color: #1556A8; color: #FFF } a:focus { outline: 2px solid #D5E4F6; outline-offset: 1px }
.told { margin-top: 16px; color: #46515F; overflow-wrap: anywhere }
</style></head><body><h1>软件出现意外错误，已经停下</h1>
<p>台账已关闭并保持完好：没有写完的一步已全部撤回，已经写入的内容都在。</p>
<p>请重新打开；若反复出现，请保存问题报告交给维护人员。报告不含单位、人员和号码。</p>
<nav><a class="primary" href="${RECOVERY_ORIGIN}/restart" autofocus>重新打开</a><a href="${RECOVERY_ORIGIN}/report">保存问题报告</a><a href="${RECOVERY_ORIGIN}/quit">退出</a></nav>
<p class="told">${told.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)}</p></body></html>`;
}
