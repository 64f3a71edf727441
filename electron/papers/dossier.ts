import type { OutputOf } from '#shared/contract/index.ts';
import { formatYuanPaper } from '#shared/rules/money.ts';
import { shanghaiDay, shanghaiMinute } from '#shared/rules/time.ts';
import { one, type Block, type Paper, type PaperColumn } from './model.ts';

type Dossier = OutputOf<'employers.dossier'>;
type Timeline = OutputOf<'employers.timeline'>['entries'];

const INDUSTRY = { construction: '建筑', catering: '餐饮', platform: '平台', dispatch: '劳务派遣', other: '其他' } as const;
const STATUS = { active: '在营', suspended: '停业', closed: '注销', moved: '迁出' } as const;
const LEVEL = { red: '红色预警', orange: '橙色预警', yellow: '黄色预警', unknown: '数据不足', none: '无预警' } as const;

const column = (head: string, widthMm: number, align: PaperColumn['align'] = 'left'): PaperColumn => ({ head: [head], widthMm, align });
const money = (fen: number | null): string => (fen === null ? '—' : formatYuanPaper(fen));
const count = (value: number | null): string => (value === null ? '—' : String(value));

/** File name without its ending: code, or temporary number, and day. */
export function dossierFileName(dossier: Pick<Dossier, 'fields' | 'tempNo'>, at: number): string {
  return `单位档案-${dossier.fields.uscc || dossier.tempNo}-${shanghaiDay(at)}`;
}

/**
 * 单位档案 (一户一档) as a paper: head data, accounts against 1.2 × payable, insurance, court records, cases, alerts, tables in which it stood, imports,
 * and the course of it all. Complainants' and workers' identities are not in the dossier's data and so never on this paper.
 */
export function dossierPaper(dossier: Dossier, timeline: Timeline, made: { at: number; by: string; district: string; serial: string }): Paper {
  return {
    name: dossierFileName(dossier, made.at),
    page: { landscape: false, margins: [25, 20, 22, 25], tablePt: 9.5, textPt: 10.5 },
    footLeft: made.district,
    footRight: `${made.serial}　${shanghaiMinute(made.at)} 制，工号 ${made.by}`,
    blocks: [
      { kind: 'title', sizePt: 18, lines: ['单位档案', dossier.fields.name] },
      { kind: 'gap', mm: 2 },
      head(dossier),
      ...warnings(dossier),
      { kind: 'heading', text: '一、工资专户与应付工资' }, ...accounts(dossier),
      { kind: 'heading', text: '二、参保情况（近 12 个月）' }, insurance(dossier),
      { kind: 'heading', text: '三、案件' }, cases(dossier),
      { kind: 'heading', text: '四、法院被执行人记录' }, court(dossier),
      { kind: 'heading', text: '五、预警' }, alerts(dossier),
      { kind: 'heading', text: '六、列入月报' }, tables(dossier),
      { kind: 'heading', text: '七、数据导入' }, imports(dossier),
      { kind: 'heading', text: '八、经过' }, course(timeline),
    ],
  };
}

function head(d: Dossier): Block {
  return {
    kind: 'facts', columns: 2,
    facts: [
      ['统一代码', d.fields.uscc || `暂无（临时编号 ${d.tempNo}）`], ['状态', STATUS[d.status]], ['行业', INDUSTRY[d.fields.industry]], ['单位类型', d.fields.unitType || '—'], ['街道', `${d.streetName}（${d.fields.streetCode}）`], ['成立日期', d.fields.openedOn || '—'],
      ['地址', d.fields.address || '—'], ['法定代表人', d.fields.legalRep || '—'], ['职工人数', `${count(d.fields.headcount)}${d.fields.headcountOn === '' ? '' : `（${d.fields.headcountOn}）`}`], ['农民工', count(d.fields.migrantHeadcount)],
      ['标签', d.tags.join('、') || '—'], ['预警等级', `${LEVEL[d.level]}（${d.referenceMonth}${d.run > 0 ? `，连续 ${d.run} 个月` : ''}）`],
    ],
  };
}

function warnings(d: Dossier): Block[] {
  const lines = [
    ...d.missing.map((m) => `数据不足（${m.code}）：${m.what}；可向${m.ask}索取。`),
    ...(d.duplicateCode ? [`同一统一代码另有档案：${d.duplicates.map((x) => x.name).join('、')}，尚未合并。`] : []),
    ...d.absorbed.map((x) => `已并入：${x.name}（${x.code}），${shanghaiDay(x.at)}。`),
  ];
  return lines.map((text) => ({ kind: 'text', align: 'left', text }));
}

function accounts(d: Dossier): Block[] {
  if (d.accounts.length === 0) return [{ kind: 'text', align: 'left', text: '无工资专户。' }];
  return d.accounts.flatMap((a): Block[] => [
    { kind: 'text', align: 'left', text: `${a.project}　专户 ${a.accountNo}　${a.bank}　尾号 ${a.lastFour || '—'}　${shanghaiDay(a.openedAt)} 开户${a.closedAt === null ? '' : `，${shanghaiDay(a.closedAt)} 销户`}` },
    {
      kind: 'table', groups: [], strongRows: 0, empty: '无月度数据',
      columns: [column('月份', 20, 'center'), column('上月应付（元）', 32, 'right'), column('月内最后余额（元）', 36, 'right'), column('余额时间', 34, 'center'), column('黄色', 14, 'center'), column('质量码', 16, 'center')],
      rows: a.months.slice(-12).map((m) => [one(m.month), one(money(m.payablePrevFen)), one(money(m.balanceFen)), one(m.asOf === null ? '—' : shanghaiMinute(m.asOf)), one(m.yellow ? '是' : '否'), one(m.code === '' || m.code === '-' ? '—' : m.code)]),
    },
  ]);
}

function insurance(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '无参保数据', columns: [column('月份', 40, 'center'), column('在职人数', 40, 'right'), column('未参保人数', 40, 'right')],
    rows: d.insurance.slice(-12).map((m) => [one(m.month), one(count(m.employed)), one(count(m.uninsured))]),
  };
}

function cases(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '无案件',
    columns: [column('案件编号', 36), column('案由', 22), column('立案', 22, 'center'), column('核实（元）', 29, 'right'), column('已付（元）', 29, 'right'), column('未付（元）', 29, 'right'), column('状态', 23, 'center')],
    rows: d.cases.map((c) => [one(c.caseNo), one(`${c.cause}${c.isMajor ? '（重大）' : ''}`), one(shanghaiDay(c.filedAt)), one(c.recused ? '—' : money(c.verifiedFen)), one(c.recused ? '—' : money(c.paidFen)), one(c.recused ? '—' : money(c.unpaidFen)), one(c.closedAt === null ? '未结' : `${shanghaiDay(c.closedAt)} 结案`)]),
  };
}

function court(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '无被执行人记录',
    columns: [column('执行案号', 42), column('法院', 36), column('立案', 22, 'center'), column('结束', 22, 'center'), column('标的（元）', 30, 'right'), column('核实', 28, 'center')],
    rows: d.court.map((r) => [one(r.caseNo), one(r.court || '—'), one(shanghaiDay(r.listedAt)), one(r.endedAt === null ? '—' : shanghaiDay(r.endedAt)), one(money(r.amountFen)), one(r.confirmed ? '已核实' : r.matchedBy === 'name' ? '仅名称相同，未核实' : '未核实')]),
  };
}

function alerts(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '无预警', columns: [column('等级', 18, 'center'), column('起', 22, 'center'), column('止', 22, 'center'), column('依据', 100), column('处置', 20, 'center')],
    rows: d.alerts.map((a) => [one(LEVEL[a.kind].slice(0, 2)), one(a.from), one(a.endedOn ?? '—'), one(a.evidence), one(ALERT_STATE[a.state] ?? a.state)]),
  };
}

const ALERT_STATE: Readonly<Record<string, string>> = { open: '待处置', treating: '处置中', verified: '已核实', closed: '已销号', lapsed: '不再成立' };

function tables(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '未列入月报', columns: [column('月份', 24, 'center'), column('报表', 60), column('版本', 20, 'center'), column('行', 16, 'right'), column('等级', 24, 'center'), column('支队签收', 24, 'center')],
    rows: d.tables.map((t) => [one(t.month), one(t.table === 'wage-risk' ? '欠薪风险预警表' : '重大案件进度表'), one(`V${t.revision}`), one(String(t.row)), one(t.level || '—'), one(t.delivered ? '已签收' : '未签收')]),
  };
}

function imports(d: Dossier): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '没有导入批次涉及本单位', columns: [column('时间', 34, 'center'), column('种类', 30), column('文件', 90), column('工号', 18, 'center')],
    rows: d.imports.map((b) => [one(shanghaiMinute(b.at)), one(b.kind), one(`${b.fileName}${b.takenBack ? '（已撤回）' : ''}`), one(b.staffNo)]),
  };
}

function course(entries: Timeline): Block {
  return {
    kind: 'table', groups: [], strongRows: 0, empty: '无', columns: [column('时间', 37, 'center'), column('事项', 86), column('说明', 59), column('经办', 16, 'center')],
    rows: entries.map((e) => [one(shanghaiMinute(e.at)), one(e.text), one(e.detail || '—'), one(e.actor || '—')]),
  };
}
