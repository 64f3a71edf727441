import { BrowserWindow, session } from 'electron';
import { guardedHeaders, paperPolicy } from './contentPolicy.ts';
import { guardSession } from './guards.ts';
import { SCHEME } from './origin.ts';
import { recoveryAction, recoveryHtml, RECOVERY_ORIGIN, type RecoveryAction } from './recoveryPage.ts';

/** Shows the recovery page in a window of its own, without preload and without JavaScript. `report` answers with the line that is shown then. */
export async function showRecovery(act: { restart(): void; quit(): void; report(window: BrowserWindow): Promise<string> }): Promise<void> {
  const own = session.fromPartition('recovery', { cache: false });
  guardSession(own, false);
  let told = '';
  own.protocol.handle(SCHEME, () => new Response(recoveryHtml(told), { headers: guardedHeaders('text/html; charset=utf-8', paperPolicy) }));
  const window = new BrowserWindow({
    width: 720, height: 380, resizable: false, title: '劳监台账', autoHideMenuBar: true, backgroundColor: '#FFFFFF',
    webPreferences: { session: own, sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false, webviewTag: false, spellcheck: false, devTools: false },
  });
  const does: Record<RecoveryAction, () => void> = {
    restart: act.restart,
    quit: act.quit,
    report: () => void act.report(window).catch(() => '报告没有保存成功，请换一个文件夹再试。').then((line) => {
      told = line;
      return window.loadURL(`${RECOVERY_ORIGIN}/`).catch(() => undefined); // closed meanwhile
    }),
  };
  window.webContents.on('will-frame-navigate', (event) => {
    event.preventDefault();
    const action = recoveryAction(event.url);
    if (action !== null) does[action]();
  });
  window.on('closed', act.quit);
  await window.loadURL(`${RECOVERY_ORIGIN}/`);
}
