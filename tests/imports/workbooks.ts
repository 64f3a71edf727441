import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import yazl from 'yazl';

/** Workbooks made by hand, cell by cell, so that they can be as wrong as those of others. */

export interface SheetXml { readonly name: string; readonly rows: string; readonly after?: string; readonly before?: string }

export interface BookOptions {
  readonly strings?: string;
  readonly styles?: string;
  readonly epoch1904?: boolean;
  /** Further parts, and those that take the place of the usual ones. */
  readonly parts?: Readonly<Record<string, string | Buffer>>;
}

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

export async function book(sheets: readonly SheetXml[], options: BookOptions = {}): Promise<Buffer> {
  const relations = [
    ...sheets.map((_, i) => `<Relationship Id="rId${i + 1}" Type="${RELS}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`),
    ...(options.strings === undefined ? [] : [`<Relationship Id="rIdS" Type="${RELS}/sharedStrings" Target="sharedStrings.xml"/>`]),
    ...(options.styles === undefined ? [] : [`<Relationship Id="rIdT" Type="${RELS}/styles" Target="styles.xml"/>`]),
  ];
  const parts: Record<string, string | Buffer> = {
    '_rels/.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="${RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook ${NS} xmlns:r="${RELS}"><workbookPr${options.epoch1904 === true ? ' date1904="1"' : ''}/><sheets>${sheets.map((sheet, i) => `<sheet name="${sheet.name}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
    ...(options.strings === undefined ? {} : { 'xl/sharedStrings.xml': `${HEAD}<sst ${NS}>${options.strings}</sst>` }),
    ...(options.styles === undefined ? {} : { 'xl/styles.xml': `${HEAD}<styleSheet ${NS}>${options.styles}</styleSheet>` }),
    ...Object.fromEntries(sheets.map((sheet, i) => [`xl/worksheets/sheet${i + 1}.xml`, `${HEAD}${sheet.before ?? ''}<worksheet ${NS}><sheetData>${sheet.rows}</sheetData>${sheet.after ?? ''}</worksheet>`])),
    ...options.parts,
  };
  return zipOf(parts);
}

export async function zipOf(parts: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new yazl.ZipFile();
  for (const [name, content] of Object.entries(parts)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const pieces: Buffer[] = [];
  const sink = new Writable({ write(piece: Buffer, _, done) { pieces.push(piece); done(); } });
  zip.outputStream.pipe(sink);
  await finished(sink);
  return Buffer.concat(pieces);
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A text cell; `raw` cells are given as XML. */
export function textRow(row: number, cells: readonly (string | { raw: string } | null)[]): string {
  return `<row r="${row}">${cells.map((cell, i) => {
    if (cell === null) return '';
    if (typeof cell !== 'string') return cell.raw.replace('REF', `${columnName(i)}${row}`);
    return `<c r="${columnName(i)}${row}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
  }).join('')}</row>`;
}

export function columnName(index: number): string {
  return (index >= 26 ? String.fromCharCode(64 + Math.floor(index / 26)) : '') + String.fromCharCode(65 + (index % 26));
}
