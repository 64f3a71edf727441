import { useState } from 'react';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ReasonDialog } from '#renderer/ui/dialog/ReasonDialog.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { CorrectDialog, type MaskedPerson } from './CorrectDialog.tsx';

/** What may be done with one person of a complaint: correct who it is, let a delegate go. */
export function PersonActs({ id, person }: { readonly id: number; readonly person: MaskedPerson }) {
  const [open, setOpen] = useState<'correct' | 'relieve' | null>(null);
  const relieve = useRun('intake.removeDelegate');
  const close = (): void => setOpen(null);
  const act = async (reason: string): Promise<void> => {
    if ((await relieve.run({ id, personId: person.id, personVersion: person.rowVersion, reason })) === undefined) return;
    tell(`${person.pseudonym}不再任代表`);
    close();
  };
  if (!person.correct) return null;
  return (
    <>
      <Button kind="link" label={`更正${person.pseudonym}的身份`} onClick={() => setOpen('correct')}>更正</Button>
      {person.role === 'delegate' ? <Button kind="link" label={`${person.pseudonym}不再任代表`} onClick={() => setOpen('relieve')}>不再任</Button> : null}
      {open === 'correct' ? <CorrectDialog id={id} person={person} onClose={close} /> : null}
      {open === 'relieve' ? <ReasonDialog title={`${person.pseudonym}不再任代表？`} act="不再任代表" running={relieve.running} failure={relieve.failure} onClose={close} onAct={(reason) => void act(reason)}><p>登记的身份密封保留，这个代称不给别人用；还可以另加代表。</p></ReasonDialog> : null}
    </>
  );
}
