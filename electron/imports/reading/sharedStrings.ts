import { refuse } from '#shared/messages/index.ts';
import { MAX_STRINGS, MAX_STRINGS_BYTES } from '../limits.ts';
import { ownText } from './cell.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

/** Texts that cells refer to by number. Runs of formatted text are joined; phonetic guides are left out. */
export async function readSharedStrings(archive: Archive, part: string): Promise<string[]> {
  const strings: string[] = [];
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(archive.bytes(part, MAX_STRINGS_BYTES), {
    open(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic += 1;
      else if (name === 't') inText = phonetic === 0;
    },
    close(name) {
      if (name === 't') inText = false;
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'si') {
        if (strings.length >= MAX_STRINGS) throw refuse('imports.tooManyTexts', { limit: MAX_STRINGS });
        strings.push(ownText(unescape(text)));
      }
    },
    text(piece) { if (inText) text += piece; },
    forbiddenCharacter() { text += '\u0000'; },
  });
  return strings;
}

/** `_x000D_` stands for a character that XML cannot hold; `_x005F_` for the underscore itself. */
export function unescape(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code >= 0xd800 && code <= 0xdfff ? whole : String.fromCharCode(code);
  });
}
