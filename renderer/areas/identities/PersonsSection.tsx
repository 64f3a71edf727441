import { useState, type ReactNode } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { useRead, useRun } from '#renderer/bridge/index.ts';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { EventList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { Column } from '#renderer/ui/table/column.ts';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { LookDialog } from './LookDialog.tsx';
import { LooksDrawer } from './LooksDrawer.tsx';
import styles from './identity.module.css';
import { correctionText, lookerText, sourceWords, type PersonLine } from './words.ts';

const FEW = 10;

interface Props {
  readonly subject: InputOf<'identities.persons'>['subject'];
  /** Staff number to whom informants may be shown, offered to the captain. */
  readonly handler?: string;
  /** What else may be done with a person, beside looking. */
  readonly acts?: (personId: string) => ReactNode;
}

/** 当事人: who stands behind a record, by pseudonym and mask. The identity itself is shown for a moment, to whom the matrix lets, and is told. */
export function PersonsSection({ subject, handler = '', acts }: Props) {
  const found = useRead('identities.persons', { subject });
  const [looking, look] = useState<PersonLine | null>(null);
  const [listing, list] = useState(false);
  const [granting, grantTo] = useState(false);
  const [all, showAll] = useState(false);
  const { data } = found;
  if (found.failure !== null) return <Section title="当事人"><FailureNote failure={found.failure} again={found.again} /></Section>;
  if (data === undefined || data.persons.length === 0) return null;
  const informants = data.persons.some((person) => person.role === 'informant');
  const shown = all ? data.persons : data.persons.slice(0, FEW);
  const columns: readonly Column<PersonLine>[] = [
    { key: 'who', head: '代称', width: 110, cell: (row) => row.pseudonym },
    { key: 'name', head: '姓名', width: 70, cell: (row) => row.nameMask || '—' },
    { key: 'idNo', head: '证件号', width: 176, grow: 1, cell: (row) => row.idNoMask || '—' },
    { key: 'phone', head: '电话', width: 124, cell: (row) => row.phoneMask || '—' },
    { key: 'source', head: '来源', width: 90, from: 700, cell: (row) => sourceWords[row.source] },
    { key: 'entered', head: '登记', width: 150, from: 820, cell: (row) => <><DateText at={row.enteredAt} time={false} />　{row.enteredBy}{row.corrections.length === 0 ? null : <span className={styles.whole} title={row.corrections.map(correctionText).join('\n')}>　更正 {row.corrections.length} 次</span>}</> },
    { key: 'act', head: '', width: acts === undefined ? 88 : data.persons.some((one) => one.role === 'delegate') ? 206 : 130, align: 'right', cell: (row) => <span className={styles.acts}>{acts?.(row.personId)}{row.look.allowed ? <Button kind="link" disabled={data.vault !== 'open'} onClick={() => look(row)} label={`查看身份：${row.pseudonym}`}>查看身份</Button> : <Button kind="link" barred={row.look.why}>不能查看</Button>}</span> },
  ];
  return (
    <>
      <Section title="当事人" caption={`${data.persons.length} 人　身份已加密`} bare more={data.supervises ? <>{informants && handler !== '' ? <><Button kind="link" onClick={() => grantTo(true)}>准许查看举报人</Button>　</> : null}<Button kind="link" onClick={() => list(true)}>查看记录</Button></> : undefined}>
        {data.vault === 'open' ? null : <UnlockNote what="vault" />}
        <PlainTable label="当事人" columns={columns} rows={shown} rowKey={(row) => row.personId} />
        {data.persons.length > FEW ? <p><Button kind="link" onClick={() => showAll(!all)}>{all ? `只看前 ${FEW} 人` : `列出全部 ${data.persons.length} 人`}</Button></p> : null}
      </Section>
      {data.lookers.length === 0 ? null : (
        <Section title="谁查看过身份" caption={`${data.lookers.length} 次`}>
          <EventList events={data.lookers.slice(0, FEW).map((one) => ({ key: String(one.id), at: one.at, text: `${lookerText(one)} ${one.paper === '' ? `查看${one.pseudonym}` : `${one.paper}，看到${one.pseudonym}`}`, detail: one.reason }))} />
        </Section>
      )}
      {data.grants.length === 0 ? null : <Grants grants={data.grants} />}
      {looking === null ? null : <LookDialog subject={subject} person={looking} onClose={() => look(null)} />}
      {listing ? <LooksDrawer subject={subject} onClose={() => list(false)} /> : null}
      {granting ? <GrantDialog subject={subject} handler={handler} onClose={() => grantTo(false)} /> : null}
    </>
  );
}

function GrantDialog({ subject, handler, onClose }: { readonly subject: Props['subject']; readonly handler: string; readonly onClose: () => void }) {
  const grant = useRun('identities.grant');
  const [staffNo, setStaffNo] = useState(handler);
  return (
    <ReasonDialog
      title="准许查看本案举报人的身份？" act="准许" running={grant.running} failure={grant.failure} onClose={onClose} disabled={staffNo.trim() === ''}
      onAct={(reason) => void grant.run({ subject, staffNo: staffNo.trim(), reason }).then((done) => { if (done !== undefined) { tell('已准许'); onClose(); } })}
    >
      <p>只对本案、只对这一位承办人有效；每次查看仍要写理由并记入日志。随时可以收回。</p>
      <Field label="承办人工号" required>{(control) => <TextInput {...control} value={staffNo} onChange={setStaffNo} maxLength={12} />}</Field>
    </ReasonDialog>
  );
}

function Grants({ grants }: { readonly grants: readonly { id: number; staffNo: string; name: string; at: number; reason: string }[] }) {
  const end = useRun('identities.endGrant');
  const [ending, setEnding] = useState<number | null>(null);
  return (
    <Section title="准许查看举报人" caption={`${grants.length} 人`} bare>
      <PlainTable
        label="准许查看举报人" rows={grants} rowKey={(row) => row.id}
        columns={[
          { key: 'who', head: '承办人', width: 140, cell: (row) => `${row.staffNo} ${row.name}` }, { key: 'at', head: '准许时间', width: 140, cell: (row) => <DateText at={row.at} /> },
          { key: 'reason', head: '理由', width: 200, grow: 1, cell: (row) => row.reason }, { key: 'act', head: '', width: 64, align: 'right', cell: (row) => <Button kind="link" onClick={() => setEnding(row.id)}>收回</Button> },
        ]}
      />
      {ending === null ? null : <ReasonDialog title="收回这条准许？" act="收回" running={end.running} failure={end.failure} onClose={() => setEnding(null)} onAct={(reason) => void end.run({ id: ending, reason }).then((done) => { if (done !== undefined) { tell('已收回'); setEnding(null); } })} />}
    </Section>
  );
}
