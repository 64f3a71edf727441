import { specOf, type OperationName } from '#shared/contract/index.ts';
import { refuse } from '#shared/messages/index.ts';
import { POST_WORD, isPost } from '#shared/rules/posts/posts.ts';
import { kindOf } from '#electron/papers/kinds/index.ts';
import type { Reader } from '#electron/ledger/access.ts';
import { SYSTEM, type Actor } from '#electron/ledger/journal.ts';
import { attachmentSubjectOf } from './attachments/repository.ts';
import { grantById, insertLook } from './identities/repository/looks.ts';
import { namedIn } from './identities/naming.ts';
import { behindMediation, type Behind } from './identities/gate.ts';
import { namesPerson } from './identities/reason.ts';
import { openMattersOf, type Subject } from './identities/repository/persons.ts';
import { lookerOf, standingOf, type LookSubject, type Standing } from './identities/standing.ts';
import { knownBy, PARTY, spokenIn } from './intake/mediation/row.ts';
import { mediationStanding } from './intake/reads.ts';
import { paperStanding, paperSubject } from './papers/subject.ts';
import type { Services } from './services.ts';
import { subjectOfArgs } from './subjects.ts';

/*
 * What officers type beside a record (reasons, titles, grounds, opinions) stays in the journal and in open lists for good, so none of it may say who stands behind
 * the record. It is asked here, once for every command, before the operation begins.
 */

/** The gate asks for itself, with the officer's right to look, and refuses in words of its own. */
const ASKED_BY_THE_GATE: ReadonlySet<OperationName> = new Set<OperationName>(['identities.look', 'attachments.open', 'attachments.export', 'papers.look', 'papers.export', 'papers.print']);

/** Arguments that are kept sealed, kept as a digest only, or compared and not kept. */
const SEALED_KEYS: ReadonlySet<string> = new Set(['statement', 'change', 'person', 'agreement', 'confirmation', 'signer', 'secret', 'pin', 'ink', 'digest', 'file', 'job', 'previewId', 'personId', 'seen']);

/**
 * Refuses a command with `identities.textNames` where a text that would stand in the clear names somebody of its record. The refusal tells that the name is right: to whoever may not look
 * at that person it is a look, kept with a journal entry, so that trying names is no silent way to an informant.
 */
export async function assertClearTexts(services: Services, name: OperationName, args: unknown, actor: Actor, now: number): Promise<void> {
  if (actor.staffNo === SYSTEM.staffNo || specOf(name)?.kind !== 'command' || ASKED_BY_THE_GATE.has(name) || services.vaultKeeper().standing !== 'open') return;
  const found = await namedByTexts(services, name, args, now);
  if (found === null) return;
  await tellLook(services, found, actor, now);
  throw refuse('identities.textNames', { pseudonym: found.pseudonym }, { field: found.field });
}

/** Whom a text names: `personId` null for the party of a mediation, who is kept sealed in it. */
interface Named { readonly subject: LookSubject; readonly personId: string | null; readonly pseudonym: string; readonly behind: (standing: Standing) => Pick<Behind, 'role' | 'entered_by' | 'entered_at'>; readonly field: string }

async function namedByTexts(services: Services, name: OperationName, args: unknown, now: number): Promise<Named | null> {
  const { reader } = services.ledger();
  const mediation = await mediationOfTexts(reader, name, args);
  const subjects = mediation === null ? await subjectsOfTexts(reader, name, args) : [];
  if (mediation === null && subjects.length === 0) return null;
  // A dossier's head is no text beside anybody's matter: its legal representative may well be a party. Why it was changed is.
  const read = name === 'employers.edit' || name === 'employers.setStatus' ? reasonOf(args) : await withoutSealed(reader, name, args);
  const texts = [...textsOf(read, '')];
  if (texts.length === 0) return null;
  if (mediation !== null) return namedInMediation(services, mediation, texts, now);
  for (const subject of subjects) {
    const found = await namedIn(reader, services.vault(), subject, texts);
    if (found !== null) return { subject: subject as LookSubject, personId: found.person.id, pseudonym: found.person.pseudonym, behind: () => found.person, field: found.field };
  }
  return null;
}

async function namedInMediation(services: Services, id: number, texts: readonly { field: string; text: string }[], now: number): Promise<Named | null> {
  const { reader } = services.ledger();
  // One that is not there the operation refuses in its own words.
  if ((await mediationStanding(reader, id, now)) === null) return null;
  const { party } = await spokenIn(reader, services, id);
  const said = texts.find(({ text }) => namesPerson(text, knownBy(party)));
  return said === undefined ? null : { subject: { kind: 'mediation', id }, personId: null, pseudonym: PARTY, behind: behindMediation, field: said.field };
}

/** The mediation whose paper a command is about; its own steps compare their texts themselves. */
async function mediationOfTexts(reader: Reader, name: OperationName, args: unknown): Promise<number | null> {
  if (!name.startsWith('papers.') || typeof args !== 'object' || args === null) return null;
  const subject: unknown = 'id' in args && typeof args.id === 'number' ? await paperSubject(reader, args.id) : 'subject' in args ? args.subject : null;
  return typeof subject === 'object' && subject !== null && 'kind' in subject && subject.kind === 'mediation' && 'id' in subject && typeof subject.id === 'number' ? subject.id : null;
}

/** The records whose persons the texts of a command must not name: one, or of an employer's dossier all its open matters. */
async function subjectsOfTexts(reader: Reader, name: OperationName, args: unknown): Promise<Subject[]> {
  if (name === 'employers.edit' || name === 'employers.setStatus') return typeof args === 'object' && args !== null && 'id' in args && typeof args.id === 'number' ? openMattersOf(reader, args.id) : [];
  const subject = await subjectOfTexts(reader, name, args);
  return subject === null ? [] : [subject];
}

function reasonOf(args: unknown): unknown {
  return typeof args === 'object' && args !== null && 'reason' in args ? { reason: args.reason } : {};
}

async function subjectOfTexts(reader: Reader, name: OperationName, args: unknown): Promise<Subject | null> {
  const named = await subjectOfArgs(reader, name, args);
  if (named !== null || typeof args !== 'object' || args === null || !('id' in args) || typeof args.id !== 'number') return named;
  if (name.startsWith('attachments.')) return attachmentSubjectOf(reader, args.id);
  const grant = name === 'identities.endGrant' ? await grantById(reader, args.id) : undefined;
  return grant === undefined ? null : { kind: grant.subject_kind, id: grant.subject_id };
}

/** The arguments less what is sealed: notes of telephone calls, and of a sealed paper the whole mark of its signer and the fields of its content that may say who somebody is. */
async function withoutSealed(reader: Reader, name: OperationName, args: unknown): Promise<unknown> {
  if (typeof args !== 'object' || args === null) return args;
  // What was said on the telephone is sealed; a note elsewhere is not.
  if (name === 'intake.logPhoneAttempt') return { ...args, note: '' };
  if (!name.startsWith('papers.')) return args;
  const id = 'id' in args && typeof args.id === 'number' ? args.id : null;
  const kind = kindOf('kind' in args && typeof args.kind === 'string' ? args.kind : id === null ? '' : (await paperStanding(reader, id))?.kind ?? '');
  if (kind?.carriesIdentity !== true) return args;
  if (name === 'papers.refuseToSign') return {};
  if (!('content' in args) || typeof args.content !== 'object' || args.content === null) return args;
  return { ...args, content: Object.fromEntries(Object.entries(args.content).filter(([field]) => !(kind.identityFields ?? []).includes(field))) };
}

function* textsOf(value: unknown, field: string): Generator<{ field: string; text: string }> {
  if (typeof value === 'string') {
    if (value !== '') yield { field, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, one] of Object.entries(value)) if (!SEALED_KEYS.has(key)) yield* textsOf(one, field === '' ? key : field);
  }
}

async function tellLook(services: Services, { subject, personId, pseudonym, behind }: Named, actor: Actor, now: number): Promise<void> {
  const ledger = services.ledger();
  const standing = await standingOf(ledger.reader, subject, now);
  if ((await lookerOf(ledger.reader, actor, standing, now))(behind(standing)).allowed) return;
  const post = actor.actedAs?.post ?? actor.posts[0] ?? '';
  await ledger.command({ actor, now }, async (w) => {
    await insertLook(w, { person_id: personId, subject_kind: subject.kind, subject_id: subject.id, pseudonym, staff_no: actor.staffNo, post: isPost(post) ? POST_WORD[post] : post, at: now, shown_until: now, reason: '', paper: '在文字里写出了本人（没有保存）' });
    return {
      value: undefined, topics: ['identities', 'journal'],
      entry: { operation: 'identities.named', subject: { kind: subject.kind, id: String(subject.id), label: standing.label }, summary: `在文字里写出了${pseudonym}的姓名或号码，没有保存`, changes: { personId } },
    };
  });
}
