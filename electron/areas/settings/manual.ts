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
 * comes out holds only what the renderer makes: headings, lists, tables, emphasis, and links that stay inside the manual.
 */
export async function manualChapters(folder: string): Promise<Chapter[]> {
  const names = (await readdir(folder).catch(() => [] as string[])).filter((name) => name.endsWith('.md')).sort();
  if (names.length === 0) throw refuse('settings.manualMissing', {});
  const markdown = renderer();
  return Promise.all(names.map(async (name) => {
    const text = await readFile(path.join(folder, name), 'utf8');
    const id = chapterId(name);
    return { id, title: /^# (.+)$/m.exec(text)?.[1]?.trim() ?? id, html: markdown.render(text) };
  }));
}

function chapterId(name: string): string {
  const [, number = '', rest = ''] = /^(\d+)-(.+)\.md$/.exec(name) ?? [];
  return /^[a-z-]+$/.test(rest) ? rest : number;
}

function renderer(): Markdown {
  const markdown = new MarkdownIt({ html: false, linkify: false, breaks: false });
  // Pictures from elsewhere could not load anyway (content policy), and a link must not lead out of the manual.
  markdown.disable('image');
  markdown.normalizeLink = (url) => url;
  markdown.validateLink = (url) => url.startsWith('#') || /^[^/\\:]+\.md$/.test(url);
  markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
    const token = tokens[index];
    const target = String(token?.attrGet('href') ?? '');
    if (!target.startsWith('#')) token?.attrSet('href', `#${chapterId(target)}`);
    return self.renderToken(tokens, index, options);
  };
  return markdown;
}
