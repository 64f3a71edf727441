import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { servedFile } from '#electron/shell/servedFile.ts';

const root = path.resolve('/opt/brigade/dist/renderer');

describe('files of our own protocol', () => {
  it.each([
    ['app://brigade/index.html', 'index.html', 'text/html; charset=utf-8'],
    ['app://brigade/assets/main-AbC1.js?x=1#y', 'assets/main-AbC1.js', 'text/javascript; charset=utf-8'],
    ['app://brigade/assets/a%20b.css', 'assets/a b.css', 'text/css; charset=utf-8'],
    ['app://brigade/fonts/x.woff2', 'fonts/x.woff2', 'font/woff2'],
  ])('%s', (url, file, type) => {
    expect(servedFile(root, url)).toEqual({ file: path.join(root, file), type });
  });

  it.each([
    'app://brigade/', 'app://brigade', 'not an address',
    'app://brigade/..%2f..%2fpackage.json', 'app://brigade/..%5c..%5cpackage.json', 'app://brigade/%252e%252e/package.json',
    'app://brigade/a/%2e%2e%2fb.js', 'app://brigade//etc/x.json', 'app://brigade/assets//x.js', 'app://brigade/.hidden.js', 'app://brigade/.git/config.json',
    'app://brigade/C:%5Cwindows%5Cx.json', 'app://brigade/x.js%00.html', 'app://brigade/main.cjs', 'app://brigade/ledger.sqlite', 'app://brigade/assets', 'app://brigade/%E0%A4%A.js',
  ])('nothing behind %s', (url) => {
    expect(servedFile(root, url)).toBeNull();
  });

  it('resolves dots before it looks, as an address does', () => {
    expect(servedFile(root, 'app://brigade/a/../index.html')?.file).toBe(path.join(root, 'index.html'));
    expect(servedFile(root, 'app://brigade/../../../../etc/x.json')?.file).toBe(path.join(root, 'etc/x.json'));
    expect(servedFile(root, 'app://brigade/%2e%2e/%2e%2e/package.json')?.file).toBe(path.join(root, 'package.json'));
  });
});
