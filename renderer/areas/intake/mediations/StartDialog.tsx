import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { OutputOf } from '#shared/contract/index.ts';
import { CLAIM_WORD, CLAIMS, type Claim } from '#shared/rules/intake/vocabulary.ts';
import { route } from '#shared/routes.ts';
import { maskCitizenNumber } from '#shared/rules/identifiers/mask.ts';
import { useMay, useRun } from '#renderer/bridge/index.ts';
import { CardButton } from '#renderer/areas/devices/CardButton.tsx';
import { Check } from '#renderer/ui/form/Check.tsx';
import { EmployerPicker, type PickedEmployer } from '#renderer/ui/form/EmployerPicker.tsx';
import { Field, FieldRow } from '#renderer/ui/form/Field.tsx';
import { MoneyInput } from '#renderer/ui/form/MoneyInput.tsx';
import { countOf, moneyOf } from '#renderer/ui/form/money.ts';
import { TextArea, TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { emptyPerson, personProblem, withCard } from '../form/values.ts';
import { StepDialog } from '../record/StepDialog.tsx';
import styles from '../record/record.module.css';

export type Lead = OutputOf<'intake.gridLeads'>['leads'][number];

/** 登记调解: whose dispute, with whom, about what. A dispute that a trigger takes is refused in words. */
export function StartDialog({ lead, onClose }: { readonly lead: Lead | null; readonly onClose: () => void }) {
  const [employer, setEmployer] = useState<PickedEmployer | null>(lead === null || lead.employerId === null ? null : { id: lead.employerId, name: lead.employerName });
  const [reportNo, setReportNo] = useState(lead?.reportNo ?? '');
  const [person, setPerson] = useState(emptyPerson);
  const [claims, setClaims] = useState<readonly Claim[]>(['wages']);
  const [headcount, setHeadcount] = useState('');
  const [amount, setAmount] = useState('');
  const [dispute, setDispute] = useState('');
  const [place, setPlace] = useState('');
  const [name, setName] = useState(lead !== null && lead.employerId === null ? lead.name : '');
  const may = useMay();
  const [crime, setCrime] = useState(false);
  const [mass, setMass] = useState(false);
  const start = useRun('intake.startMediation');
  const navigate = useNavigate();
  const card = person.source === 'card';
  const problems = personProblem(person);
  const [people, fen] = [countOf(headcount), moneyOf(amount)];
  const wrong = person.name.trim() === '' || claims.length === 0 || [problems.idNo, problems.phone, people.problem, fen.problem].some((one) => one !== null);
  const act = async (): Promise<void> => {
    const party = { name: person.name, idNo: person.idNo || null, phone: person.phone || null, address: person.address || null, source: person.source };
    const done = await start.run({ employerId: employer?.id ?? null, employerName: employer === null ? name : '', gridReportNo: reportNo, claims: [...claims], headcount: people.count, amountFen: fen.fen, party, dispute, place, startedAt: null, suspectedCrime: crime, massIncident: mass, publicOrder: [] });
    if (done === undefined) return;
    tell('调解已登记，请在期满前登记结果');
    void navigate(route.mediation(done.id));
  };
  return (
    <StepDialog title="登记调解" act="登记" onAct={() => void act()} onClose={onClose} running={start.running} failure={start.failure} disabled={wrong} width={680}>
      <CardButton label="读身份证" onCard={(read) => setPerson(withCard(person, read))} />
      <FieldRow columns="1fr 1.6fr 1.2fr">
        <Field label={card ? '姓名（读卡）' : '姓名'} required>{(control) => <TextInput {...control} value={person.name} readOnly={card} onChange={(name) => setPerson({ ...person, name })} maxLength={60} />}</Field>
        <Field label={card ? '证件号码（读卡）' : '证件号码'} error={problems.idNo}>{(control) => <TextInput {...control} value={card ? maskCitizenNumber(person.idNo) : person.idNo} readOnly={card} onChange={(idNo) => setPerson({ ...person, idNo })} maxLength={20} />}</Field>
        <Field label="电话" error={problems.phone}>{(control) => <TextInput {...control} value={person.phone} inputMode="tel" onChange={(phone) => setPerson({ ...person, phone })} maxLength={30} />}</Field>
      </FieldRow>
      <FieldRow columns="2fr 1fr">
        {may('employers.search') ? <Field label="用人单位">{(control) => <EmployerPicker {...control} value={employer} onChange={setEmployer} />}</Field>
          : <Field label="用人单位" hint="写单位名称；上报后由大队对上档案。">{(control) => <TextInput {...control} value={employer?.name ?? name} onChange={(text) => { setEmployer(null); setName(text); }} maxLength={100} />}</Field>}
        <Field label="网格采集编号" hint="没有就不填。">{(control) => <TextInput {...control} value={reportNo} onChange={setReportNo} maxLength={60} />}</Field>
      </FieldRow>
      <div className={styles.ways}>{CLAIMS.map((claim) => <Check key={claim} checked={claims.includes(claim)} onChange={(on) => setClaims(on ? [...claims, claim] : claims.filter((one) => one !== claim))}>{CLAIM_WORD[claim]}</Check>)}</div>
      <FieldRow columns="0.7fr 1fr 1.6fr">
        <Field label="涉及人数" error={people.problem}>{(control) => <TextInput {...control} right unit="人" inputMode="numeric" value={headcount} onChange={setHeadcount} />}</Field>
        <Field label="金额" error={fen.problem}>{(control) => <MoneyInput {...control} value={amount} onChange={setAmount} />}</Field>
        <Field label="调解地点" hint="不写姓名。">{(control) => <TextInput {...control} value={place} onChange={setPlace} maxLength={120} />}</Field>
      </FieldRow>
      <Field label="纠纷情况" hint="密封保存。">{(control) => <TextArea {...control} value={dispute} onChange={setDispute} maxLength={5000} rows={3} />}</Field>
      <div className={styles.ways}><Check checked={crime} onChange={setCrime}>涉嫌拒不支付劳动报酬罪</Check><Check checked={mass} onChange={setMass}>群体性事件</Check></div>
    </StepDialog>
  );
}
