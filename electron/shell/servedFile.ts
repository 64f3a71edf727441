import path from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

export interface ServedFile {
  readonly file: string;
  readonly type: string;
}

/**
 * The file below `root` that a page's address means, or null for anything that is none: a way out of the folder in any disguise, a hidden file,
 * a kind of file that a page has no use for. Looks at names only; whether the file is there shows when it is read.
 */
export function servedFile(root: string, url: string): ServedFile | null {
  if (!URL.canParse(url)) return null;
  const decoded = decode(new URL(url).pathname);
  if (decoded === null || /[\\:\0]/.test(decoded)) return null;
  const parts = decoded.split('/').slice(1);
  if (parts.some((part) => part === '' || part.startsWith('.'))) return null;
  const type = types[path.extname(decoded).toLowerCase()];
  const file = path.join(root, ...parts);
  if (type === undefined || !file.startsWith(root + path.sep)) return null;
  return { file, type };
}

/** Decoded once; an address that still holds an escape afterwards was made to deceive. */
function decode(pathname: string): string | null {
  try {
    const once = decodeURIComponent(pathname);
    return /%[0-9a-f]{2}/i.test(once) ? null : once;
  } catch {
    return null;
  }
}
