import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { electronWords, environmentOf, expect, test } from './fixtures.ts';

test('the window is sandboxed, isolated and alone', async ({ start }) => {
  const { app, page } = await start();
  const facts = await app.evaluate(({ BrowserWindow, Menu, app: electron }) => {
    const windows = BrowserWindow.getAllWindows();
    // Not in Electron's types, but what its own tests look at.
    const contents = windows[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> } | undefined;
    const preferences = contents?.getLastWebPreferences();
    return {
      count: windows.length, minimum: windows[0]?.getMinimumSize(), menu: Menu.getApplicationMenu(), name: electron.getName(),
      preferences,
    };
  });
  expect(facts).toMatchObject({
    count: 1, minimum: [1100, 680], menu: null,
    preferences: {
      sandbox: true, contextIsolation: true, nodeIntegration: false, nodeIntegrationInSubFrames: false, webviewTag: false, webSecurity: true,
      allowRunningInsecureContent: false, experimentalFeatures: false,
    },
  });
  expect(Object.keys(facts.preferences ?? {}).filter((name) => /blink/i.test(name) && Boolean(facts.preferences?.[name]))).toEqual([]);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(true);
  const world = await page.evaluate(() => ({
    origin: location.origin, secure: isSecureContext, node: ['process', 'require', 'module', 'Buffer', 'global'].filter((name) => name in globalThis),
    bridge: Object.keys(window.brigade).sort(), frozen: Object.isFrozen(window.brigade),
  }));
  expect(world).toEqual({ origin: 'app://brigade', secure: true, node: [], bridge: ['fileToken', 'on', 'read', 'run'], frozen: true });
});

test('the title bar is the page\'s own, and its buttons work', async ({ start }) => {
  const { app, run } = await start();
  const frame = await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { outer: window?.getBounds(), inner: window?.getContentBounds() };
  });
  expect(frame.inner).toEqual(frame.outer);
  // A display without a window manager maximises nothing: what the window is told to do is looked at.
  const told = await app.evaluateHandle(({ BrowserWindow }) => {
    const words: string[] = [];
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) {
      let maximised = false;
      window.isMaximized = () => maximised;
      window.maximize = () => { words.push('maximise'); maximised = true; };
      window.unmaximize = () => { words.push('restore'); maximised = false; };
      window.minimize = () => { words.push('minimise'); };
    }
    return words;
  });
  for (const action of ['maximise', 'maximise', 'minimise'] as const) await run('settings.windowControl', { action });
  expect(await told.jsonValue()).toEqual(['maximise', 'restore', 'minimise']);
  const closed = app.waitForEvent('close');
  await run('settings.windowControl', { action: 'close' }).catch(() => undefined); // the answer may find the window gone
  await closed;
});

test('the window comes back where it stood', async ({ start, place }) => {
  const first = await start();
  await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setBounds({ x: 40, y: 60, width: 1240, height: 720 }));
  await first.close();
  expect(JSON.parse(readFileSync(path.join(place.userData, 'settings.json'), 'utf8'))).toMatchObject({ place: { width: 1240, height: 720, maximised: false } });
  const second = await start();
  expect(await second.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())).toMatchObject({ width: 1240, height: 720 });
});

test('a second start shows the window of the first and ends', async ({ start, place }) => {
  const { app } = await start();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
  const words = electronWords();
  const second = spawn(words.executablePath, [...words.args, `--user-data-dir=${place.userData}`], { env: environmentOf(place), stdio: 'ignore' });
  const [code] = await once(second, 'exit') as [number | null];
  expect(code).toBe(0);
  await expect.poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isMinimized()))).toEqual([false]);
});

test('broken settings of this PC start it as at its first run and are kept', async ({ start, place }) => {
  place.remember('/anywhere');
  const file = path.join(place.userData, 'settings.json');
  const { writeFileSync } = await import('node:fs');
  writeFileSync(file, '{"recentFolders": [');
  const { read } = await start();
  expect((await read('settings.session', {})).stage).toBe('first-run');
  expect(readFileSync(`${file}.broken`, 'utf8')).toBe('{"recentFolders": [');
});

test('the manual opens without a ledger, as safe HTML', async ({ start }) => {
  const { read } = await start();
  const { chapters } = await read('settings.manual', {});
  expect(chapters.length).toBeGreaterThan(3);
  expect(chapters.map(({ html }) => html).join('')).not.toMatch(/<script|<img (?!src="data:image\/png;base64,)|javascript:|onerror/i);
});

test('a person\'s report holds no path and no name', async ({ start, place }) => {
  const { app, run } = await start();
  const target = path.join(place.folder, '报告');
  await app.evaluate(({ dialog }, file) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: file });
  }, target);
  const { file } = await run('settings.writeProblemReport', { note: `张三在 ${place.folder}/a.xlsx 110101199003077515` });
  expect(file?.name).toBe('报告.txt');
  const text = readFileSync(`${target}.txt`, 'utf8');
  expect(text).toContain('版本 ');
  expect(text).not.toMatch(/张三|1101|brigade-window-/);
  expect(existsSync(target)).toBe(false);
});
