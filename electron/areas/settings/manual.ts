import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import MarkdownIt, { type MarkdownIt as Markdown } from 'markdown-it';
import { refuse } from '#shared/messages/index.ts';

export interface Chapter {
  readonly id: string;
  readonly title: string;
  readonly html: string;
}

/**
 * The chapters of the user manual, in the order of their file names (`02-imports.md` is chapter `imports`). Raw HTML in a chapter stays text, so what
 * comes out holds only what the renderer makes: headings, lists, tables, emphasis, links that stay inside the manual, and its own pictures.
 */
export async function manualChapters(folder: string): Promise<Chapter[]> {
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => name.endsWith('.md')).sort();
  if (names.length === 0) throw refuse('settings.manualMissing', {});
  const markdown = renderer(await picturesOf(path.join(folder, 'images')));
  return Promise.all(names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8');
    const id = chapterId(name);
    return { id, title: /^# (.+)$/m.exec(text)?.[1]?.trim() ?? id, html: markdown.render(text) };
  }));
}

/** The pictures of the manual by name, as addresses that hold them: the window's content policy lets nothing be loaded from elsewhere. */
async function picturesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => PICTURE.test(`images/${name}`));
  return new Map(await Promise.all(names.map(async (name) => [`images/${name}`, `data:image/png;base64,${(await readFile(path.join(folder, name))).toString('base64')}`] as const)));
}

const PICTURE = /^images\/[a-z0-9-]+\.png$/;

function chapterId(name: string): string {
  const [, number = '', rest = ''] = /^(\d+)-(.+)\.md$/.exec(name) ?? [];
  return /^[a-z-]+$/.test(rest) ? rest : number;
}

function renderer(pictures: ReadonlyMap<string, string>): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });
  // A link must not lead out of the manual; a picture that is not its own is left out.
  markdown.normalizeLink = (url) => url;
  markdown.validateLink = (url) => url.startsWith('#') || PICTURE.test(url) || /^[^/\\:]+\.md$/.test(url);
  markdown.renderer.rules['image'] = (tokens, index) => {
    const token = tokens[index];
    const held = pictures.get(String(token?.attrGet('src') ?? ''));
    return held === undefined ? '' : `<img src="${held}" alt="${markdown.utils.escapeHtml(token?.content ?? '')}">`;
  };
  markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const target = String(token?.attrGet('href') ?? '');
    if (!target.startsWith('#')) token?.attrSet('href', `#${chapterId(target)}`);
    return self.renderToken(tokens, index, options);
  };
  return markdown;
}
