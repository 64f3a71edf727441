import type { DevicePublicJwk } from '#electron/outbox/deviceKey.ts';

export interface ExportFacts {
  readonly district: string; readonly ledgerId: string; readonly filter: string; readonly entries: number; readonly madeAt: string;
  readonly sheet: string; readonly raw: string; readonly proof: string; readonly script: string; readonly key: DevicePublicJwk;
}

/** 说明.txt: what lies beside it, and how somebody without this product checks it. */
export function exportInstructions(facts: ExportFacts): string {
  return [
    '日志导出的核验说明', '',
    `${facts.district}　台账编号 ${facts.ledgerId}`, `导出时间 ${facts.madeAt}　条目 ${facts.entries} 条　范围：${facts.filter}`, '',
    '一、文件', `　${facts.sheet}：给人看的表。`, `　${facts.raw}：同样的条目，每行一条，带有核验所需的全部内容。`, `　${facts.proof}：本台账设备密钥的签名（JWS，Ed25519），写明以上两个文件的 SHA-256。`, `　${facts.script}：核验程序，只用 Node.js 自带的功能，不到 60 行，可以先读再用。`, '',
    '二、核验（不需要本软件，不需要联网）',
    '　1. 在任何一台装有 Node.js 20 以上的电脑上打开这个文件夹，运行：', `　　　node ${facts.script}`, '　2. 程序依次核对：签名；两个文件的摘要；每一条的摘要；编号相连的条目前后是否衔接。最后一行是“核验通过”或者第几条有什么问题。', '　3. 请把下面的密钥指纹与支队登记的设备密钥（或纸质登记表）核对，一致才说明是这个台账签的：', `　　　${facts.key.kid}`, '',
    '三、摘要怎样算', '　每条的摘要是该条各列（含前一条的摘要）按键名排序写成 JSON 后的 SHA-256。改动、删除、插入或调换任何一条，从那一条起都会对不上。', '　理由等文字里如有身份证号、手机号，导出时已遮盖；被遮盖的条目标有 "masked":true，只核对前后衔接，不重算摘要。', '',
    '四、公钥', `　${JSON.stringify(facts.key)}`, '',
  ].join('\r\n');
}

/** The programme that an outsider runs. It uses nothing of ours, so that nobody has to trust this product. */
export function verifyScript(names: { readonly raw: string; readonly proof: string; readonly sheet: string }, key: DevicePublicJwk): string {
  return `// 日志导出核验程序：node 本文件。只用 Node.js 自带功能，只读，不联网。
const { createHash, createPublicKey, verify } = require('node:crypto');
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const key = ${JSON.stringify({ kty: key.kty, crv: key.crv, x: key.x })}; // 指纹 ${key.kid}
const names = ${JSON.stringify(names)};
const read = (name) => readFileSync(join(__dirname, name));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const canonical = (value) => JSON.stringify(Object.fromEntries(Object.keys(value).sort().map((name) => [name, value[name]])));
const problems = [];
const say = (text) => process.stdout.write(text + '\\n');

// 1. 签名
const [head, body, signature] = read(names.proof).toString('utf8').trim().split('.');
const alg = JSON.parse(Buffer.from(head, 'base64url').toString('utf8')).alg;
const signed = verify(null, Buffer.from(head + '.' + body), createPublicKey({ key, format: 'jwk' }), Buffer.from(signature || '', 'base64url'));
if (alg !== 'EdDSA' || !signed) problems.push('签名不对');
const says = JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));

// 2. 文件
const raw = read(names.raw);
if (sha256(raw) !== says.rawSha256) problems.push(names.raw + ' 被改动');
if (sha256(read(names.sheet)) !== says.sheetSha256) problems.push(names.sheet + ' 被改动');

// 3. 每一条和前后衔接
const first = ['seq', 'at', 'staff_no', 'posts', 'operation', 'subject_kind', 'subject_id', 'subject_label', 'summary', 'reason', 'changes_digest', 'previous'];
let before = null;
let count = 0;
for (const line of raw.toString('utf8').split('\\n').filter((text) => text !== '')) {
  const entry = JSON.parse(line);
  const columns = entry.entry_version === 1 ? first : [...first, 'acted_as', 'override_kind', 'entry_version'];
  const covered = Object.fromEntries(columns.map((name) => [name, entry[name]]));
  if (entry.masked !== true && sha256(canonical(covered)) !== entry.digest) problems.push('第 ' + entry.seq + ' 条被改动');
  if (before !== null && entry.seq <= before.seq) problems.push('第 ' + entry.seq + ' 条次序不对');
  if (before !== null && entry.seq === before.seq + 1 && entry.previous !== before.digest) problems.push('第 ' + entry.seq + ' 条与前一条不衔接');
  if (says.complete === true && before !== null && entry.seq !== before.seq + 1) problems.push('第 ' + (before.seq + 1) + ' 条缺失');
  before = entry;
  count += 1;
}
if (count !== says.entries) problems.push('条数不对：签名写 ' + says.entries + ' 条，文件有 ' + count + ' 条');

say('台账 ' + says.ledgerId + '，导出于 ' + new Date(says.madeAt).toISOString() + '，' + count + ' 条，密钥指纹 ' + says.kid);
for (const problem of problems.slice(0, 50)) say(problem);
say(problems.length === 0 ? '核验通过' : '核验不通过');
process.exitCode = problems.length === 0 ? 0 : 1;
`;
}
