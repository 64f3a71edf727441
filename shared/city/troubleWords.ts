import type { Problem } from './answers.ts';

/** What keeps a revision from being delivered, in words that an officer understands, and what to do about it. */
export interface TroubleWords {
  readonly title: string;
  readonly detail: string;
  readonly todo: string;
  /** HTTP status where the city answered, else 0. */
  readonly status: number;
}

export type ReceiptFault = 'form' | 'key' | 'signature' | 'digest' | 'district' | 'table' | 'month' | 'revision';

export type Trouble =
  /** The city, or something before it, said no. `skewSeconds`: how far this PC's clock is ahead of the city's; 0 where it is not known. */
  | { readonly kind: 'refused'; readonly status: number; readonly problem: Problem | null; readonly skewSeconds: number }
  | { readonly kind: 'no-receipt'; readonly status: number; readonly what: 'html' | 'empty' | 'unreadable' | 'too-large' }
  | { readonly kind: 'bad-receipt'; readonly status: number; readonly faults: readonly ReceiptFault[] }
  | { readonly kind: 'unreachable'; readonly why: string }
  | { readonly kind: 'busy'; readonly status: number }
  | { readonly kind: 'waits'; readonly for: 'url' | 'city-key' | 'device-key' | 'earlier' };

const RESEND = '然后点“重新发送”';

export function troubleWords(trouble: Trouble): TroubleWords {
  switch (trouble.kind) {
    case 'refused': return refusedWords(trouble.status, trouble.problem, trouble.skewSeconds);
    case 'no-receipt': return { title: '支队的答复不是回执', detail: NO_RECEIPT[trouble.what], todo: `答复原文已留存。请核对支队地址，请支队检查其接收系统，${RESEND}。`, status: trouble.status };
    case 'bad-receipt': return { title: '回执核验不通过', detail: `${trouble.faults.map((fault) => FAULTS[fault]).join('；')}。没有记为送达。`, todo: `回执原文已留存。请电话与支队核对公钥指纹和收件记录，${RESEND}。`, status: trouble.status };
    case 'unreachable': return { title: '没有连上支队', detail: `${trouble.why}。`, todo: '不必操作，联网后自动续传；也可以用 U 盘上报。', status: 0 };
    case 'busy': return { title: `支队暂时不能接收（${trouble.status}）`, detail: '支队的接收系统忙或正在维护。', todo: '不必操作，到时自动再试。', status: trouble.status };
    case 'waits': return { ...WAITS[trouble.for], status: 0 };
  }
}

const NO_RECEIPT = {
  html: '收到的是一张网页，可能被上网认证页面或代理截住了。',
  empty: '收到的是空答复，没有回执。',
  unreadable: '收到的内容不是签名的回执。',
  'too-large': '收到的内容超过 64 KB，不可能是回执。',
} as const;

const FAULTS: Readonly<Record<ReceiptFault, string>> = {
  form: '回执内容不完整',
  key: '回执不是用登记的支队公钥签的',
  signature: '回执的签名不对',
  digest: '回执所指的内容与发出的不同（摘要不符）',
  district: '回执上的区划不是本区',
  table: '回执上的报表名称不符',
  month: '回执上的月份不符',
  revision: '回执上的版次不符',
};

const WAITS = {
  url: { title: '还没有填写支队地址', detail: '报表已冻结，等待上报。', todo: '请在设置的“支队”中填写地址，或用 U 盘上报。' },
  'city-key': { title: '还没有登记支队公钥', detail: '没有公钥就不能核验回执，所以没有发送。', todo: '请向支队索取公钥文件，在设置的“支队”中登记。' },
  'device-key': { title: '签名密钥尚未打开', detail: '报表已冻结，等待签名。', todo: '请在设置中输入恢复口令。' },
  earlier: { title: '等待前一版先送达', detail: '同一张表按版次依次上报。', todo: '不必操作；前一版需处理时请先处理前一版。' },
} as const;

interface Refused { readonly title: string; readonly detail: string; readonly todo: string }

function refusedWords(status: number, problem: Problem | null, skewSeconds: number): TroubleWords {
  const known = REFUSED[status] ?? (status >= 300 && status < 400 ? REDIRECTED : OTHER);
  const parts = [known.detail, ...(status === 401 ? [clockWords(skewSeconds)] : []), ...cityWords(problem), ...faultWords(problem)];
  return { title: `${known.title}（${status}）`, detail: parts.filter((part) => part !== '').join(''), todo: known.todo, status };
}

const REDIRECTED: Refused = { title: '支队地址要求转到别处', detail: '为防报表被引到别处，本软件不跟随跳转。', todo: `请向支队核对地址，在设置中改正，${RESEND}。` };
const OTHER: Refused = { title: '支队没有接收', detail: '', todo: `请把下面的支队答复告诉支队管理员，处理后${RESEND.slice(2)}。` };

const REFUSED: Readonly<Record<number, Refused>> = {
  401: { title: '支队没有认出本机', detail: '本机的身份没有通过核验。', todo: `请先核对电脑的日期和时间，再请支队登记本机的登记文件（设置—支队—导出登记文件），${RESEND}。` },
  403: { title: '支队不接受本机的签名', detail: '签名密钥不是支队为本区登记的那一把。', todo: `请把本机的登记文件重新交给支队登记，${RESEND}。` },
  404: { title: '支队地址不对', detail: '这个地址上没有接收报表的服务。', todo: `请向支队核对地址（末尾不带 /v1），在设置中改正，${RESEND}。` },
  409: { title: '支队未接收：与其已签收的不一致', detail: '支队已有同名而内容不同的一份，或缺少前一版。本表没有丢失。', todo: '请点“与支队核对”看支队已有哪些；需要更正时编制下一版并写明原因。' },
  413: { title: '报表太大，支队未接收', detail: '本表超过支队接收的上限。', todo: '请与支队商定上报办法；本表没有丢失，也可以用 U 盘上报。' },
  422: { title: '支队认为内容不符合要求', detail: '已冻结的表不能改动，本表没有丢失。', todo: '请按指出之处改正数据，编制下一版并写明原因；若数据无误，请与支队联系。' },
};

function clockWords(skewSeconds: number): string {
  if (Math.abs(skewSeconds) < 120) return '';
  const minutes = Math.round(Math.abs(skewSeconds) / 60);
  return `本机的时钟比支队${skewSeconds > 0 ? '快' : '慢'}约 ${minutes} 分钟，很可能就是原因。`;
}

function cityWords(problem: Problem | null): string[] {
  const said = [problem?.title, problem?.detail].map((text) => clean(text ?? '', 200)).filter((text) => text !== '');
  return said.length === 0 ? [] : [`支队答复：${said.join('：')}。`];
}

const SHOWN_FAULTS = 5;

function faultWords(problem: Problem | null): string[] {
  const errors = problem?.errors ?? [];
  const shown = errors.slice(0, SHOWN_FAULTS).map(({ pointer, detail }) => `${pointerWords(pointer)}：${clean(detail, 120)}`);
  if (shown.length === 0) return [];
  return [`${shown.join('；')}${errors.length > SHOWN_FAULTS ? `；等 ${errors.length} 处` : ''}。`];
}

/** `/rows/3/W08` → `第 4 行 W08`. */
function pointerWords(pointer: string): string {
  const row = /^#?\/rows\/(\d{1,6})(?:\/([^/]{1,24}))?/.exec(pointer);
  if (row !== null) return `第 ${Number(row[1]) + 1} 行${row[2] === undefined ? '' : ` ${clean(row[2], 24)}`}`;
  return clean(pointer.replace(/^#?\//, ''), 60) || '整张表';
}

/** Foreign text on one line: no control characters, not longer than a person reads, no full stop of its own at the end. */
function clean(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ').replace(/\s+/g, ' ').trim().replace(/[。.]+$/, '');
  return line.length > most ? `${line.slice(0, most)}……` : line;
}
