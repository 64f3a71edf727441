import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import { failureOf, read, run } from '#renderer/bridge/index.ts';
import { emptyForm, formOf, type FormValues } from './values.ts';

export interface SealedDraft {
  readonly values: FormValues;
  readonly set: (change: Partial<FormValues>) => void;
  /** Id of the kept draft; null until the first saving. */
  readonly id: number | null;
  readonly savedAt: number | null;
  /** Why the draft could not be kept or found. */
  readonly failure: Failure | null;
  readonly loading: boolean;
  /** The form is registered or given up: nothing is saved any more. */
  readonly end: () => void;
}

const PAUSE_MS = 1_000;

/** The form as it is typed, kept in the ledger after each pause of a second, sealed as a whole: nothing of it is ever in the clear outside of this window. */
export function useSealedDraft(wanted: number | null): SealedDraft {
  const [values, setValues] = useState(emptyForm);
  const [kept, setKept] = useState<{ id: number | null; savedAt: number | null }>({ id: wanted, savedAt: null });
  const [failure, setFailure] = useState<Failure | null>(null);
  const [loading, setLoading] = useState(wanted !== null);
  const changed = useRef(false);
  const ended = useRef(false);
  const id = useRef(wanted);
  const latest = useRef(values);
  /** One saving at a time: the first one gives the draft its id. */
  const saving = useRef<Promise<void>>(Promise.resolve());

  useEffect(() => {
    if (wanted === null) return;
    read('intake.draft', { id: wanted }).then(
      (found) => { setValues(formOf(found.form)); setKept({ id: found.id, savedAt: found.savedAt }); setLoading(false); },
      (error: unknown) => { setFailure(failureOf(error)); setLoading(false); },
    );
  }, [wanted]);

  const save = useEffectEvent((): void => {
    if (!changed.current || ended.current) return;
    changed.current = false;
    saving.current = saving.current.then(async () => {
      if (ended.current) return;
      const done = await run('intake.saveDraft', { id: id.current, form: JSON.stringify(latest.current) });
      id.current = done.id;
      setKept({ id: done.id, savedAt: done.savedAt });
      setFailure(null);
    }).catch((error: unknown) => setFailure(failureOf(error)));
  });
  useEffect(() => {
    latest.current = values;
    if (!changed.current) return undefined;
    const timer = window.setTimeout(() => save(), PAUSE_MS);
    return () => window.clearTimeout(timer);
  }, [values]);
  // What was typed in the last second before the form went away.
  useEffect(() => () => save(), []);

  const set = useCallback((change: Partial<FormValues>) => {
    changed.current = true;
    setValues((was) => ({ ...was, ...change }));
  }, []);
  const end = useCallback(() => { ended.current = true; }, []);
  return { values, set, id: kept.id, savedAt: kept.savedAt, failure, loading, end };
}
