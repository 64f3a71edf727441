import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { reviewRequest, type ReviewReturn } from '#shared/city/review.ts';
import { openCityKeys, type CityKeys } from './cityKeys.ts';
import { CityProblem } from './problems.ts';

export interface Answer { readonly organ: string; readonly reviewer: string; readonly certNo: string; readonly verdict: ReviewReturn['verdict']; readonly opinion: string; readonly at: number }

/** The signed return of an organ that reviewed what a district sent: it answers exactly the text that came. */
export function makeReturn(keys: Pick<CityKeys, 'sign'>, requestText: string, { organ, reviewer, certNo, verdict, opinion, at }: Answer): Promise<string> {
  const jws = requestText.trim();
  const asked = readRequest(jws);
  const told: ReviewReturn = {
    schema: 'brigade-review-return/1', requestId: asked.requestId, requestSha256: createHash('sha256').update(jws).digest('base64url'), districtCode: asked.districtCode, organ, reviewer, reviewerCertNo: certNo, verdict, opinion,
    reviewedAt: new Date(at).toISOString(),
  };
  return keys.sign(JSON.stringify(told));
}

export function readRequest(jws: string) {
  try {
    return reviewRequest.parse(JSON.parse(Buffer.from(jws.split('.')[1] ?? '', 'base64url').toString('utf8')));
  } catch {
    throw new CityProblem(422, '不是送审文件', '应为 brigade-review/1 的签名文本');
  }
}

/** `npm run city -- review`: plays the organ that reviews, for pilots and tests. A data folder is an organ with its own key. */
export async function reviewCommand(args: string[], home: string): Promise<void> {
  const { values, positionals } = parseArgs({
    args, allowPositionals: true,
    options: { organ: { type: 'string', default: '支队' }, reviewer: { type: 'string' }, cert: { type: 'string', default: '' }, verdict: { type: 'string', default: 'agree' }, opinion: { type: 'string', default: '' }, out: { type: 'string' }, data: { type: 'string', default: home } },
  });
  const [file] = positionals;
  const verdict = (['agree', 'return', 'object'] as const).find((one) => one === values.verdict);
  if (file === undefined || values.reviewer === undefined || verdict === undefined) throw new TypeError('用法：npm run city -- review 送审文件 --organ 单位 --reviewer 姓名 [--verdict agree|return|object] [--opinion 意见] [--out FILE] [--data DIR]');
  await mkdir(values.data, { recursive: true });
  const keys = await openCityKeys(values.data, false);
  const text = await readFile(file, 'utf8');
  const asked = readRequest(text.trim());
  const out = values.out ?? file.replace(/(\.review)?\.jws$/, '') + '.return.jws';
  await writeFile(out, await makeReturn(keys, text, { organ: values.organ, reviewer: values.reviewer, certNo: values.cert, verdict, opinion: values.opinion, at: Date.now() }));
  process.stdout.write(`${JSON.stringify({ file: out, requestId: asked.requestId, publicKeyFile: keys.publicKeyFile })}\n`);
}
