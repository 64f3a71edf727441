import { expect, test } from 'vitest';
import { z } from 'zod';
import { issueWords } from '#shared/contract/issueWords.ts';

/* What a schema refuses reaches people in Chinese: on the command line and in the window alike. */

const said = (schema: z.ZodType, value: unknown): string => {
  const parsed = schema.safeParse(value);
  if (parsed.success) throw new Error('was taken');
  return issueWords(parsed.error).detail;
};

test('each kind of issue in Chinese, with its place and never with the value', () => {
  expect(said(z.object({ name: z.string().min(2) }), { name: '甲' })).toBe('name 至少 2 个字');
  expect(said(z.object({ rows: z.array(z.string()).max(1) }), { rows: ['a', 'b'] })).toBe('rows 至多 1 项');
  expect(said(z.object({ n: z.number().int() }), { n: 1.5 })).toBe('n 应为整数');
  expect(said(z.object({ n: z.number().positive() }), { n: 0 })).toBe('n 应大于 0');
  expect(said(z.object({ kind: z.enum(['a', 'b']) }), { kind: 'c' })).toBe('kind 应为 a、b 之一');
  expect(said(z.strictObject({ a: z.string() }), { a: 'x', 欧阳: 1 })).toBe('有不认识的项目');
  expect(said(z.object({ a: z.string().regex(/^\d+$/) }), { a: '欧阳' })).toBe('a 格式不对');
  expect(said(z.object({ a: z.string().refine(() => false, '日期不对') }), { a: 'x' })).toBe('a 日期不对');
  for (const value of [undefined, null, 5]) expect(said(z.object({ a: z.string() }), { a: value })).toBe('a 应为文字');
});
