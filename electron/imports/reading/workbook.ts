import path from 'node:path';
import { refuse } from '#shared/messages/index.ts';
import { MAX_PART_BYTES } from '../limits.ts';
import { isDateFormat } from './excelDates.ts';
import { readXml } from './xml.ts';
import type { Archive } from './zip.ts';

export interface Workbook {
  /** Sheets with cells, in the order of the workbook; charts and dialogs left out. */
  readonly sheets: readonly { readonly name: string; readonly part: string }[];
  readonly epoch1904: boolean;
  readonly strings: string | null;
  /** By style number: does it show dates? */
  readonly dateStyles: readonly boolean[];
}

interface Relation { readonly type: string; readonly target: string }

/** Reads what a workbook says of itself: its sheets, its epoch, which styles show dates. */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const main = (await mainPart(archive)) ?? 'xl/workbook.xml';
  if (!archive.has(main)) throw refuse('imports.notAWorkbook', {});
  const relations = await relationsOf(archive, main);
  const listed: { name: string; relation: string }[] = [];
  let epoch1904 = false;
  await readXml(archive.bytes(main, MAX_PART_BYTES), {
    open(name, attributes) {
      if (name === 'sheet') listed.push({ name: attributes['name'] ?? '', relation: attributeOf(attributes, 'id') });
      if (name === 'workbookPr') epoch1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
    },
    close() { /* nothing is nested here */ },
  });
  const sheets = listed.flatMap(({ name, relation }) => {
    const found = relations.get(relation);
    return found !== undefined && found.type === 'worksheet' && archive.has(found.target) ? [{ name, part: found.target }] : [];
  });
  const partOf = (type: string): string | null => [...relations.values()].find((relation) => relation.type === type && archive.has(relation.target))?.target ?? null;
  const styles = partOf('styles');
  return { sheets, epoch1904, strings: partOf('sharedStrings'), dateStyles: styles === null ? [] : await readDateStyles(archive, styles) };
}

async function mainPart(archive: Archive): Promise<string | null> {
  if (!archive.has('_rels/.rels')) return null;
  return [...(await relationsOf(archive, '')).values()].find((relation) => relation.type === 'officeDocument')?.target ?? null;
}

/** Relations of a part by their id, targets as full names inside the archive. */
async function relationsOf(archive: Archive, part: string): Promise<Map<string, Relation>> {
  const folder = path.posix.dirname(part);
  const file = part === '' ? '_rels/.rels' : path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`);
  const relations = new Map<string, Relation>();
  if (!archive.has(file)) return relations;
  await readXml(archive.bytes(file, MAX_PART_BYTES), {
    open(name, attributes) {
      if (name !== 'Relationship' || attributes['TargetMode'] === 'External') return;
      const target = attributes['Target'] ?? '';
      relations.set(attributes['Id'] ?? '', {
        type: (attributes['Type'] ?? '').replace(/^.*\//, ''),
        target: target.startsWith('/') ? target.slice(1) : path.posix.join(part === '' ? '.' : folder, target),
      });
    },
    close() { /* flat */ },
  });
  return relations;
}

/** An attribute whatever prefix its namespace has in this file. */
function attributeOf(attributes: Readonly<Record<string, string>>, name: string): string {
  const key = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${name}`)) ?? name;
  return attributes[key] ?? '';
}

async function readDateStyles(archive: Archive, part: string): Promise<boolean[]> {
  const codes = new Map<number, string>();
  const styles: boolean[] = [];
  let inCellFormats = false;
  await readXml(archive.bytes(part, MAX_PART_BYTES), {
    open(name, attributes) {
      if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const id = Number(attributes['numFmtId'] ?? '0');
        styles.push(isDateFormat(id, codes.get(id)));
      }
    },
    close(name) { if (name === 'cellXfs') inCellFormats = false; },
  });
  return styles;
}
