import { describe, expect, it } from 'vitest';
import { describeError, redact } from '#electron/host/redact.ts';

describe('what may be told', () => {
  it.each([
    ['张三欠薪', '‹字›'],
    ['91110108MA01ABCD2X', '‹码›'],
    ['code 110101199003077515 seen', 'code ‹码› seen'],
    ['paid 12,345.67 and 99', 'paid ‹数› and 99'],
    ['write to li.si@example.org', 'write to ‹址›'],
    ["open '/home/li/台账/ledger.sqlite'", 'open ‹…›'],
    ['at /home/li/ledgers/a.sqlite now', 'at …/*.sqlite now'],
    ['C:\\Users\\li\\ledger.sqlite', '…/*.sqlite'],
    ['SQLITE_CONSTRAINT: UNIQUE constraint failed: employers.uscc', 'SQLITE_CONSTRAINT: UNIQUE constraint failed: employers.uscc'],
    ["insert into `employers` values ('乙公司') - SQLITE_FULL: database or disk is full", 'SQLITE_FULL: database or disk is full'],
    ['settings.printerUnknown', 'settings.printerUnknown'],
  ])('%s', (text, told) => {
    expect(redact(text)).toBe(told);
  });

  it('keeps of a stack which function, which file and which line', () => {
    const error = Object.assign(new Error('select * from x where name = "王五" - SQLITE_CORRUPT: database disk image is malformed'), { code: 'SQLITE_CORRUPT' });
    error.stack = `Error: 王五\n    at readRows (/home/li/app/dist/electron/main.cjs:12:7)\n    at async Ledger.command (C:\\Users\\li\\main.cjs:90:1)\n    at /home/li/x.cjs:3:4\n    at evil 王五 (somewhere)`;
    expect(describeError(error)).toEqual({
      name: 'Error', code: 'SQLITE_CORRUPT', message: 'SQLITE_CORRUPT: database disk image is malformed',
      stack: ['readRows (main.cjs:12:7)', 'Ledger.command (main.cjs:90:1)', '‹› (x.cjs:3:4)'],
    });
  });

  it('tells something of things that are no errors', () => {
    expect(describeError('赵六 failed')).toEqual({ name: 'string', code: '', message: '‹字› failed', stack: [] });
    expect(describeError(undefined).name).toBe('undefined');
  });
});
