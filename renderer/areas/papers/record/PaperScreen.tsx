import { useCallback, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { z } from 'zod';
import { route } from '#shared/routes.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { writtenFile } from '#shared/contract/values.ts';
import { useMay, useRead, useRun } from '#renderer/bridge/index.ts';
import { ShownFor } from '#renderer/areas/identities/ShownFor.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { SeenRecordContext } from '#renderer/ui/dialog/Overtaken.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import { NoteKey } from '#renderer/ui/Note.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { EventList, RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { DateText } from '#renderer/ui/figures.tsx';
import { WrittenNote } from '#renderer/ui/WrittenNote.tsx';
import { OfficeNote } from '#renderer/areas/settings/OfficeNote.tsx';
import { PaperEditor, type Parked } from '../editor/PaperEditor.tsx';
import styles from '../papers.module.css';
import { SetPages } from '../SetPages.tsx';
import { OwnSignatureDialog } from '../sign/OwnSignatureDialog.tsx';
import { SignDialog } from '../sign/SignDialog.tsx';
import { eventWords, stateWords } from '../words.ts';
import { LookGate } from './LookGate.tsx';
import { OutputDialog } from './OutputDialog.tsx';
import { PrintList } from './PrintList.tsx';

type Shown = 'approve' | 'void' | 'return' | 'print' | 'docx' | 'pdf' | 'sign' | 'own' | null;

/** Where the record of a paper is, as a link: for the grid's people, who open no complaint, their mediations. */
function RecordLink({ subject: { kind, id } }: { readonly subject: { readonly kind: string; readonly id: number } }) {
  const may = useMay();
  if (kind === 'case') return <Link to={route.case(id)}>案件</Link>;
  if (kind === 'complaint' && may('intake.complaint')) return <Link to={route.complaint(id)}>投诉</Link>;
  if (kind === 'complaint') return <Link to={route.mediations()}>网格调解</Link>;
  return kind === 'mediation' && may('intake.mediation') ? <Link to={route.mediation(id)}>网格调解 {id}</Link> : <Link to={route.papers()}>文书</Link>;
}

function Sheet({ pages, label }: { readonly pages: OutputOf<'papers.paper'>['pages']; readonly label: string }) {
  return pages === null ? null : <div className={styles.only} tabIndex={0} role="region" aria-label="纸面"><SetPages pages={pages} label={label} /></div>;
}

/** One paper: a draft is written here with its pages beside it; a final one is read, signed, handed out and printed again. */
export default function PaperScreen() {
  const id = Number(useParams()['id']);
  const found = useRead('papers.paper', { id }, { enabled: Number.isInteger(id) && id > 0, forget: true });
  const [shown, show] = useState<Shown>(null);
  const [kept, stand] = useState<OutputOf<'papers.paper'>['line'] | null>(null);
  const [seen, setSeen] = useState<OutputOf<'papers.look'> | null>(null);
  const [file, setFile] = useState<z.output<typeof writtenFile> | null>(null);
  const [parked, park] = useState<Parked | null>(null);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const flush = useRef<(() => Promise<number | undefined>) | null>(null);
  const onReady = useCallback((keep: () => Promise<number | undefined>) => { flush.current = keep; }, []);
  const [approve, voidIt, issue, review] = [useRun('papers.approve'), useRun('papers.void'), useRun('papers.issue'), useRun('papers.review')];
  if (found.failure !== null) return <Page title="文书" above={<Link to={route.papers()}>文书</Link>}><FailureNote failure={found.failure} again={found.again} /></Page>;
  const { data } = found;
  if (data === undefined) return <Page title="文书"><LoadingLines lines={12} /></Page>;
  const { line, kind, steps, byRecord } = data;
  const draft = line.state === 'draft' || (line.state === 'reviewed' && !byRecord);
  const content = data.content ?? seen?.content ?? null;
  const editing = draft && content !== null && steps.edit === '';
  const final = line.approvedAt !== null;
  const out = line.state !== 'void';
  const hide = (): void => show(null);
  // The paper as it stood when the dialog opened: a change that arrives meanwhile is not taken over silently.
  const stood = kept ?? line;
  const open = (next: Shown): void => { stand(line); show(next); };
  /** Keeps what is typed, then acts on the version that stands. */
  const after = async (act: (rowVersion: number) => Promise<unknown>, words: string): Promise<void> => {
    const rowVersion = editing ? await flush.current?.() : shown === null ? line.rowVersion : stood.rowVersion;
    if (rowVersion === undefined || (await act(rowVersion)) === undefined) return;
    tell(words);
    hide();
  };
  const desk = editing ? <PaperEditor key={line.id} paper={{ ...data, content }} onSaved={() => undefined} onProblems={setProblems} onReady={onReady} parked={parked} onPark={park} /> : null;
  const needsReview = kind.reviewed && line.state === 'draft';
  return (
    <Page
      title={line.number === '' ? line.title : `${line.title} ${line.number}`} above={<RecordLink subject={line.subject} />} scroll={false}
      summary={<><Tag kind={line.state === 'void' ? 'ink' : 'blue'}>{stateWords[line.state]}</Tag>{line.sealed ? <Tag>身份受保护</Tag> : null}<span>{line.label}</span></>}
      {...(out && final ? { onPrint: () => show('print') } : {})}
      actions={out ? <>
        <Menu label="更多" items={[{ label: '导出 Word 文档（docx）', onChoose: () => show('docx') }, { label: '导出 PDF', onChoose: () => show('pdf') }, ...(final ? [] : [{ label: '打印草稿', onChoose: () => show('print') }]), { label: '存放本人签名', onChoose: () => show('own') }, ...(line.state === 'served' ? [] : [{ label: '作废', reason: steps.void === '' ? null : steps.void, onChoose: () => open('void') }])]} />
        {final && data.slots.some((one) => one.may) ? <Button onClick={() => show('sign')}>签名</Button> : null}
        {final ? <Button {...(line.state === 'approved' ? {} : { kind: 'primary' as const })} onClick={() => show('print')}>{data.events.some((event) => event.event === 'printed') ? '重印' : '打印'}</Button> : null}
        {line.state === 'approved' ? <Button kind="primary" barred={steps.issue} running={issue.running} onClick={() => void after((rowVersion) => issue.run({ id, rowVersion }), '已登记发出')}>登记发出</Button> : null}
        {!final && kind.reviewed && !byRecord ? <Button barred={steps.giveBack} onClick={() => open('return')}>退回</Button> : null}
        {!final && needsReview && !byRecord ? <Button kind="primary" running={review.running} barred={steps.review} onClick={() => void after((rowVersion) => review.run({ id, rowVersion, agree: true, reason: '' }), '已审核同意')}>审核同意</Button> : null}
        {!final && !needsReview && !byRecord ? <Button kind="primary" barred={steps.approve} onClick={() => open('approve')}>{kind.numbered ? '批准并取号' : '定稿'}</Button> : null}
      </> : undefined}
      rail={<>
        {data.signatures.length === 0 ? null : <Section title="签名"><RailList>{data.signatures.map((one) => <RailItem key={one.id} caption={<><DateText at={one.at} time />　{one.replaced ? '已被重签代替' : one.fits ? (one.refused ? '拒绝签名' : '与定稿内容相符') : '与定稿内容不符'}</>}>{data.slots.find((slot) => slot.slot === one.slot)?.label ?? one.slot}：{one.signer}</RailItem>)}</RailList></Section>}
        <PrintList prints={data.prints} {...(out ? { onReprint: () => show('print') } : {})} />
        <Section title="经过"><EventList events={data.events.toReversed().map((event, index) => ({ key: String(index), at: event.at, text: `${eventWords[event.event] ?? event.event}${event.copies === null ? '' : ` ${event.copies} 份`}`, detail: [`工号 ${event.staffNo}`, event.printer, event.reason].filter((text) => text !== '').join('　') }))} /></Section>
      </>}
      foot={file === null && issue.failure === null && review.failure === null ? undefined : <>{file === null ? null : <WrittenNote file={file} onClose={() => setFile(null)} />}{issue.failure === null ? null : <FailureNote failure={issue.failure} />}{review.failure === null ? null : <FailureNote failure={review.failure} />}</>}
    >
      <div className={styles.whole}>
        {byRecord && !final ? <NoteKey head="随记录办理">审核、批准和退回在<RecordLink subject={line.subject} />里办理，这里可以查看、修改草稿和打印。</NoteKey> : null}
        {line.state === 'void' ? <NoteKey head="已作废">{line.voidReason}。编号保留在登记簿中，不再使用。</NoteKey> : null}
        {draft && !final && !byRecord && steps.edit === '' && steps.approve !== '' && line.state !== 'void' ? <NoteKey head="写好以后等批准">批准后取号、定稿。{steps.approve}</NoteKey> : null}
        {editing ? <OfficeNote /> : null}
        {data.access.open ? desk ?? <Sheet pages={data.pages} label={line.title} />
          : seen === null ? <div className={styles.veiled}><LookGate id={id} access={data.access} below={data.pages !== null} onSeen={setSeen} /><Sheet pages={data.pages} label={`${line.title}（隐去身份）`} /></div>
            : <ShownFor key={seen.shownUntil} seconds={seen.seconds} label={`${line.title}，完整内容`} className={styles.limited} onGone={() => { setSeen(null); tell('完整内容已收起'); }}>{desk ?? <Sheet pages={seen.pages} label={line.title} />}</ShownFor>}
      </div>
      <SeenRecordContext.Provider value={{ what: line.title, before: stateWords[stood.state], onAgain: (rowVersion) => stand({ ...stood, rowVersion }), onTheirs: hide }}>
      {shown === 'approve' ? (
        <ConfirmDialog title={kind.numbered ? '批准这份文书并取号？' : '把这份文书定稿？'} act={kind.numbered ? '批准并取号' : '定稿'} safe="再看一看" onSafe={hide} running={approve.running} failure={approve.failure} reason={problems.length === 0 ? null : `还缺：${problems.slice(0, 4).join('、')}`} onAct={() => void after((rowVersion) => approve.run({ id, rowVersion }), '已定稿')}>
          定稿后内容不能再改，{kind.numbered ? '编号同时取出，作废也不会再用。' : '有误只能作废另做。'}
        </ConfirmDialog>
      ) : null}
      {shown === 'void' ? <ReasonDialog title={final ? `作废 ${line.number === '' ? line.title : line.number}？` : '作废这份草稿？'} act="作废" running={voidIt.running} failure={voidIt.failure} onClose={hide} onAct={(reason) => void after((rowVersion) => voidIt.run({ id, rowVersion, reason }), '已作废')}>{final ? '编号保留在《文书编号登记簿》中，不再使用。' : null}</ReasonDialog> : null}
      {shown === 'return' ? <ReasonDialog title="退回起草人？" act="退回" running={review.running} failure={review.failure} onClose={hide} onAct={(reason) => void after((rowVersion) => review.run({ id, rowVersion, agree: false, reason }), '已退回')} /> : null}
      </SeenRecordContext.Provider>
      {shown === 'print' || shown === 'docx' || shown === 'pdf' ? <OutputDialog line={line} kind={data.kind} how={shown} gate={line.sealed ? data.access : null} onClose={hide} onWritten={setFile} /> : null}
      {shown === 'sign' ? <SignDialog paper={data} onClose={() => { setSeen(null); hide(); }} /> : null}
      {shown === 'own' ? <OwnSignatureDialog onClose={hide} /> : null}
    </Page>
  );
}
