import type { InputOf } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { parseChannel, parseClaim, parseKind } from '#shared/rules/intake/vocabulary.ts';
import { parseYuan } from '#shared/rules/money.ts';
import { parseMonth, parseTime, shanghaiDay } from '#shared/rules/time.ts';

/** What `complaint add` reads: {kind, channel, registeredAt, complainant, employer: {uscc|name}, claims, headcount, amountClaimed, period, statement}. */
export interface ComplaintFile {
  readonly registration: Omit<InputOf<'intake.register'>, 'employer' | 'draftId' | 'joinTo'>;
  readonly employer: { readonly uscc: string; readonly name: string } | null;
}

type Given = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Given => typeof value === 'object' && value !== null && !Array.isArray(value);
const bad = (detail: string): never => { throw refuse('intake.fileUnreadable', { detail }); };

/** The file's content as a registration; refuses with what is wrong, never quoting what identifies a person. */
export function complaintFile(value: unknown): ComplaintFile {
  if (!isObject(value)) return bad('应是一个 JSON 对象');
  // A misspelt key would lose what stands under it without a word.
  assertKeys(value, ['kind', 'channel', 'registeredAt', 'complainant', 'employer', 'claims', 'headcount', 'amountClaimed', 'period', 'statement'], '');
  const kind = parseKind(textOf(value, 'kind')) ?? bad('kind 应为 complaint（投诉）或 report（举报）');
  const channel = parseChannel(textOf(value, 'channel')) ?? bad('channel 应为 window、12333、province、miniProgram、petition 之一');
  if (channel === 'grid') return bad('channel 不能是网格上报');
  const complainant = complainantOf(value['complainant'] ?? null);
  const { from, to, endedOn } = periodOf(value['period'] ?? null);
  const claims = [...new Set(claimsOf(value['claims']).map(parseClaim))];
  return {
    registration: {
      kind, channel, anonymous: complainant === null, registeredAt: timeOf(value['registeredAt'] ?? null),
      // The file has no place for a reason; an old one stands in the captain's week as what it is.
      lateReason: '由命令行按文件登记', complainant, delegates: [], materials: [], statement: textOf(value, 'statement'),
      matter: {
        claims: claims.length === 0 ? ['other'] : claims, headcount: headcountOf(value['headcount'] ?? null), amountClaimedFen: fenOf(value['amountClaimed'] ?? null), periodFrom: from, periodTo: to, endedOn, placeOfWork: '',
        suspectedCrime: false, massIncident: false, publicOrder: [], clicks: null, clicksSource: '',
      },
    },
    employer: employerOf(value['employer'] ?? null),
  };
}

function assertKeys(given: Given, known: readonly string[], within: string): void {
  const other = Object.keys(given).filter((key) => !known.includes(key));
  // Only the names of keys are told, and only of such as can be one: a value that slipped into a key's place may be a person's.
  if (other.length > 0) bad(`${within}不认识的项目：${other.map((key) => (/^[A-Za-z]{1,30}$/.test(key) ? key : '（不是项目名）')).join('、')}；可以用 ${known.join('、')}`);
}

function textOf(given: Given, key: string): string {
  const value = given[key] ?? '';
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : bad(`${key} 应为文字`);
}

/** Null: anonymous. What is said of somebody without a name is refused: it would be lost without a word. */
function complainantOf(value: unknown): ReturnType<typeof personOf> | null {
  if (value === null) return null;
  if (!isObject(value)) return bad('complainant 应为 {name, idNo, phone}');
  const person = personOf(value);
  if (person.name !== '') return person;
  return [person.idNo, person.phone, person.address].every((one) => one === null) ? null : bad('complainant 缺少 name；匿名的不写 complainant');
}

function personOf(person: Given): NonNullable<InputOf<'intake.register'>['complainant']> {
  assertKeys(person, ['name', 'idNo', 'phone', 'address'], 'complainant 里');
  const or = (key: string): string | null => textOf(person, key) || null;
  return { name: textOf(person, 'name'), idNo: or('idNo'), phone: or('phone'), address: or('address'), source: 'typed' };
}

function timeOf(value: unknown): number | null {
  if (value === null || value === '') return null;
  const time = typeof value === 'string' ? parseTime(value.replace(/(\d)T(\d)/, '$1T$2')) : null;
  return time !== null && time.ok ? time.ms : bad('registeredAt 不是有效的时间');
}

function claimsOf(value: unknown): string[] {
  const list = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return list.map((one) => (typeof one === 'string' ? one : bad('claims 应为文字的数组')));
}

function headcountOf(value: unknown): number | null {
  if (value === null || value === '') return null;
  const count = typeof value === 'number' ? value : typeof value === 'string' && /^\s*\d+\s*$/.test(value) ? Number(value) : Number.NaN;
  return Number.isInteger(count) && count >= 0 && count <= 1e9 ? count : bad('headcount 应为不小于零的整数');
}

/** Yuan, as everywhere where people write amounts: 38600, "38,600.00". */
function fenOf(value: unknown): number | null {
  if (value === null || value === '') return null;
  const money = typeof value === 'string' || typeof value === 'number' ? parseYuan(String(value)) : null;
  return money !== null && money.ok ? money.fen : bad('amountClaimed 应为金额（元），至多两位小数');
}

/** {from, to}, [from, to], `2024-12/2025-02`, `2024-12 至 2025-02` or one month; days count for the limitation too. */
function periodOf(value: unknown): { from: string; to: string; endedOn: string } {
  if (isObject(value)) assertKeys(value, ['from', 'to', 'start', 'end'], 'period 里');
  const ends = value === null ? [] : isObject(value) ? [value['from'] ?? value['start'] ?? '', value['to'] ?? value['end'] ?? ''] : Array.isArray(value) ? value : typeof value === 'string' ? value.split(/\s*(?:\/|至|~|—|到)\s*/) : bad('period 应为 {from, to}');
  if (ends.length > 2) bad('period 应为 {from, to}');
  const [first = '', second = first] = ends.map((one) => (one === null ? '' : typeof one === 'string' ? one.trim() : bad('period 应为 {from, to}')));
  const [from, to] = [monthOf(first), monthOf(second)];
  const last = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}/.test(second) ? parseTime(second) : null;
  return { from, to, endedOn: last !== null && last.ok ? shanghaiDay(last.ms) : '' };
}

function monthOf(text: string): string {
  if (text === '') return '';
  const month = parseMonth(text);
  if (month.ok) return month.month;
  const time = parseTime(text);
  return time.ok ? shanghaiDay(time.ms).slice(0, 7) : bad('period 应为年月或日期');
}

function employerOf(value: unknown): { uscc: string; name: string } | null {
  if (value === null) return null;
  if (!isObject(value)) return bad('employer 应为 {uscc} 或 {name}');
  assertKeys(value, ['uscc', 'name'], 'employer 里');
  const found = { uscc: textOf(value, 'uscc'), name: textOf(value, 'name') };
  if (found.name.length === 1) bad('employer 里的 name 至少 2 个字');
  return found.uscc === '' && found.name === '' ? null : found;
}
