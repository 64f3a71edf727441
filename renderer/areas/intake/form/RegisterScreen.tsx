import { useEffect, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { route } from '#shared/routes.ts';
import { CHANNEL_WORD, DESK_CHANNELS, KIND_WORD } from '#shared/rules/intake/vocabulary.ts';
import { failureOf, run, useRead, useRun } from '#renderer/bridge/index.ts';
import { CardButton } from '#renderer/areas/devices/CardButton.tsx';
import { UnlockNote } from '#renderer/areas/settings/UnlockNote.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { ConfirmDialog } from '#renderer/ui/dialog/ConfirmDialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { InstantInput } from '#renderer/ui/form/DayInput.tsx';
import { LateReason } from '#renderer/ui/form/LateReason.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { SelectInput } from '#renderer/ui/form/SelectInput.tsx';
import { useChecks } from '#renderer/ui/form/useChecks.ts';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Page } from '#renderer/ui/Page.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { Segments } from '#renderer/ui/Tabs.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { DeskTabs } from '../queue/DeskTabs.tsx';
import { Doubles } from './Doubles.tsx';
import { EmployerPart } from './EmployerPart.tsx';
import { FormRail } from './FormRail.tsx';
import { GroupPart, MaterialsPart } from './GroupPart.tsx';
import { MatterPart } from './MatterPart.tsx';
import { PersonFields } from './PersonFields.tsx';
import { WorkersPart } from '../workers/WorkersPart.tsx';
import { importList, useList } from '../workers/useList.ts';
import { useSealedDraft } from './useSealedDraft.ts';
import { formProblems, registrationOf, withCard } from './values.ts';
import styles from './form.module.css';

/** 接待登记: the form in the order of the talk. Card, employer, 登记: three actions and nothing of the person typed. */
export default function RegisterScreen() {
  const [params] = useSearchParams();
  const wanted = Number(params.get('draft')) || null;
  const vault = useRead('settings.status', {}).data?.vault;
  // Neither a draft nor a registration goes anywhere while the vault is closed.
  if (vault !== 'open') return <Page title="登记投诉" strip={<DeskTabs here="new" />}>{vault === undefined ? <LoadingLines lines={12} /> : <UnlockNote what="vault" />}</Page>;
  return <Form key={wanted ?? 'new'} wanted={wanted} gridReportNo={params.get('grid') ?? ''} />;
}

function Form({ wanted, gridReportNo }: { readonly wanted: number | null; readonly gridReportNo: string }) {
  const navigate = useNavigate();
  const draft = useSealedDraft(wanted);
  const { values, set } = draft;
  const register = useRun('intake.register');
  const checks = useChecks(formProblems(values), register.failure);
  const [lateReason, setLateReason] = useState('');
  const [dropping, drop] = useState(false);
  const list = useList(null);
  // What the grid reported stands in the form; who told it does not, since the grid did not say.
  const lead = useRead('intake.gridLeads', {}, { enabled: gridReportNo !== '' }).data?.leads.find((one) => one.reportNo === gridReportNo);
  useEffect(() => {
    if (lead === undefined || values.gridReportNo !== '') return;
    set({
      gridReportNo: lead.reportNo, kind: 'report', anonymous: true, headcount: lead.headcount === null ? '' : String(lead.headcount),
      ...(lead.employerId === null ? { employerMode: 'new' as const, employerName: lead.name } : { employerMode: 'found' as const, employerId: lead.employerId, employerName: lead.employerName }),
    });
  }, [lead, values.gridReportNo, set]);

  const save = async (): Promise<void> => {
    if (!checks.all()) return;
    const done = await register.run({ ...registrationOf(values, draft.id), lateReason });
    if (done === undefined) return;
    draft.end();
    const wanted = list.chosen?.file;
    list.drop();
    tell(`已登记，回执号 ${done.receiptNo}${done.dispatchedTo === '' ? '' : `，已分派给工号 ${done.dispatchedTo}`}`);
    // With a slip printer the receipt is on its way at once; without one the record shows it, to be printed or saved.
    // An anonymous report has nobody to whom a call could be promised (D02: S03 when named).
    const printed = values.anonymous ? null : await run('devices.printSlip', { of: { slip: 'S03', receiptNo: done.receiptNo }, printer: null, copies: 1 }).then(({ job }) => job.printer, () => null);
    if (printed !== null) tell(`回执已送往 ${printed}`);
    // The complaint stands; a list that did not go in is told on its record, where it can be chosen again.
    const missed = wanted === undefined ? null : await importList(done.id, wanted).then(({ figures }) => { tell(`名册已写入，${figures.people} 人`); return null; }, (error: unknown) => failureOf(error).message);
    void navigate(route.complaint(done.id), { state: { receipt: printed === null && !values.anonymous, missed } });
  };
  const giveUp = async (): Promise<void> => {
    draft.end();
    if (draft.id !== null) await run('intake.dropDraft', { id: draft.id }).catch(() => undefined);
    void navigate(route.intake());
  };
  if (draft.loading) return <Page title="登记投诉" strip={<DeskTabs here="new" />}><LoadingLines lines={12} /></Page>;
  const report = values.kind === 'report';
  return (
    <Page
      title={`登记${KIND_WORD[values.kind]}`} railLabel="时限和触发" rail={<FormRail values={values} />} strip={<DeskTabs here="new" />}
      summary={<>{CHANNEL_WORD[values.channel]}{values.gridReportNo === '' ? null : <span>网格采集 {values.gridReportNo}</span>}{draft.savedAt === null ? null : <span>草稿 <DateText at={draft.savedAt} /> 已保存</span>}</>}
      actions={<>
        <Button onClick={() => (draft.id === null ? void giveUp() : drop(true))}>放弃</Button>
        <Button kind="primary" hint="Ctrl Enter" running={register.running} onClick={() => void save()}>登记并打印回执</Button>
      </>}
    >
      {draft.failure === null ? null : <FailureNote failure={draft.failure} />}
      <div className={styles.form}>
        <FieldRow columns="auto 1fr 1.4fr 2fr">
          <Field label="种类">{() => <Segments label="种类" items={[{ key: 'complaint', label: '投诉' }, { key: 'report', label: '举报' }]} here={values.kind} onChoose={(kind) => set({ kind, anonymous: kind === 'report' && values.anonymous })} />}</Field>
          <Field label="来源">{(control) => <SelectInput {...control} value={values.channel} onChange={(channel) => set({ channel })} choices={DESK_CHANNELS.map((value) => ({ value, label: CHANNEL_WORD[value] }))} />}</Field>
          <Field label="收件时间" error={checks.of('receivedAt')} hint="现场来的不填，登记时起算。">{(control) => <InstantInput {...control} value={values.receivedAt} onChange={(receivedAt) => set({ receivedAt })} onBlur={checks.left('receivedAt')} />}</Field>
          <span />
        </FieldRow>
        <Section
          title={report ? '举报人' : '投诉人'} caption={values.person.source === 'card' ? '身份证已读，读卡的项不可改' : '密封保存，分派后受理员不能再看'}
          more={report ? <Check checked={values.anonymous} onChange={(anonymous) => set({ anonymous })}>匿名</Check> : undefined}
        >
          {values.anonymous ? <p className={styles.grey}>匿名举报，不登记举报人。</p> : (
            <>
              <div className={styles.part}><CardButton label="读身份证" onCard={(card) => set({ person: withCard(values.person, card) })} /></div>
              <PersonFields person={values.person} onChange={(person) => set({ person })} required={!report} nameError={checks.of('personName')} idNoError={checks.of('personIdNo')} phoneError={checks.of('personPhone')} left={(field) => checks.left(({ name: 'personName', idNo: 'personIdNo', phone: 'personPhone' } as const)[field])} />
            </>
          )}
        </Section>
        <EmployerPart values={values} set={set} errorOf={checks.of} left={checks.left} />
        <Doubles values={values} set={set} />
        <MatterPart values={values} set={set} errorOf={checks.of} left={checks.left} />
        <MaterialsPart values={values} set={set} />
        {values.anonymous ? null : <GroupPart values={values} set={set} />}
        <WorkersPart list={list} values={values} set={set} />
        <LateReason failure={register.failure} value={lateReason} onChange={setLateReason} />
        {checks.rest === null ? null : <FailureNote failure={checks.rest} />}
        <p className={styles.grey}>没有登记完的内容自动存为草稿，在<Link to={route.intake()}>投诉受理</Link>的“我的草稿”里可以接着填。</p>
      </div>
      {dropping ? <ConfirmDialog title="放弃这份草稿？" act="放弃草稿" safe="继续填" onAct={() => void giveUp()} onSafe={() => drop(false)}>已填的内容不再保留。</ConfirmDialog> : null}
    </Page>
  );
}
