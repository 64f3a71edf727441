import { refuse } from '#shared/messages/index.ts';
import { completeContent } from '#shared/papers/fields.ts';
import { sha256 } from '#electron/ledger/digest.ts';
import type { EffectContext } from '#electron/areas/operation.ts';
import { knownKind } from './draft.ts';
import { frameOf } from './frame.ts';
import { factsOf } from './open.ts';
import { bytesOf, goesOut, leaving, officialBytes, readyPaper } from './output.ts';
import { assertPaper } from './permission.ts';
import { papersOf } from './reads.ts';
import { caseIdOf } from './repository/facts.ts';

export interface MadeDocument { readonly name: string; readonly number: string; readonly state: string; readonly sha256: string; readonly bytes: Uint8Array }

/**
 * A document of a case for the command line: the newest one of its kind that is not void (a final one with its frozen bytes), or, where none was begun, a draft
 * filled from the record, which changes nothing in the ledger.
 */
export async function documentOfCase(ctx: EffectContext, wish: { caseNo: string; type: string; format: 'docx' | 'pdf'; reason: string; confirmation: string }): Promise<MadeDocument> {
  const { reader } = ctx.ledger;
  const kind = knownKind(wish.type);
  const id = await caseIdOf(reader, wish.caseNo);
  if (id === null) throw refuse('ledger.notFound', { what: `案件 ${wish.caseNo}` });
  const subject = { kind: 'case', id };
  if (!kind.subjects.includes('case')) throw refuse('papers.otherSubject', { title: kind.title });
  const line = (await papersOf(reader, subject)).find((one) => one.kind === kind.id && one.state !== 'void');
  if (line !== undefined) {
    const asked = { reason: wish.reason, confirmation: wish.confirmation };
    const ready = await readyPaper(ctx, await leaving(ctx, line.id), asked);
    const made = await bytesOf(ctx, ready, wish.format);
    await goesOut(ctx, ready, '导出', asked);
    return { name: ready.paper.name, number: line.number, state: line.state, sha256: made.sha256, bytes: made.bytes };
  }
  await assertPaper({ reader, actor: ctx.actor, now: ctx.now }, subject, kind.acts.write);
  const { facts } = await factsOf(reader, subject, ctx.now);
  const frame = await frameOf(reader, ctx.services, { subjectKind: 'case', subjectId: id, draftedBy: ctx.actor.staffNo }, null, ctx.now);
  const paper = kind.layout(completeContent(kind.fields, kind.prefill(facts)), frame);
  const bytes = await officialBytes(paper, [], wish.format, ctx.services.press, ctx.now);
  return { name: paper.name, number: '', state: 'draft', sha256: sha256(bytes), bytes };
}
