import { describe, expect, it } from 'vitest';
import { DOCUMENT_ROWS } from '#shared/rules/posts/cells.ts';
import type { Post } from '#shared/rules/posts/posts.ts';
import { byDocument, COLUMNS, documentRows, meaning, TABLE, told } from './documentMatrix.ts';

describe('the matrix of domain 2', () => {
  it('is read from the table as the document has it, row by row', () => {
    const rows = documentRows();
    expect(rows.size).toBe(25);
    for (const line of TABLE) {
      const cells = rows.get(line.row);
      expect(line.cells.split(' | '), line.row).toHaveLength(COLUMNS.length);
      // Backups have a line of their own here, and deleting is one sentence over all columns there.
      if (cells === undefined || cells.length < COLUMNS.length || line.row.startsWith('Delete')) expect(line.row).toMatch(/^(Backup|Delete a record or video)$/);
      else expect(line.cells.split(' | '), line.row).toEqual(cells);
    }
    expect([...rows.keys()].filter((row) => !TABLE.some((line) => line.row === row))).toEqual([]);
  });
  it('cell by cell', () => {
    const written = Object.fromEntries(Object.entries(DOCUMENT_ROWS).map(([act, row]) => [act, Object.fromEntries(Object.entries(row).map(([post, cell]) => [post, told(cell)]))]));
    expect(written).toEqual(byDocument());
  });
  it('every cell that is not a dash opens something', () => {
    for (const line of TABLE) {
      line.cells.split(' | ').forEach((text, index) => {
        const post = COLUMNS[index] as Post;
        expect(Object.keys(meaning(text, post, line)).length > 0, `${line.row}: ${post}`).toBe(!/^-( \(|$)/.test(text));
      });
    }
  });
});
