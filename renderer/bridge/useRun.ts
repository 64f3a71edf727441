import { useCallback, useRef, useState } from 'react';
import type { Failure } from '#shared/contract/envelope.ts';
import type { CommandName, InputOf, OutputOf } from '#shared/contract/index.ts';
import { run } from './ask.ts';
import { failureOf } from './failure.ts';

export interface Runner<N extends CommandName> {
  /** Runs once; while it runs, further calls are ignored. Undefined when it was refused: the failure is then in `failure`. */
  readonly run: (input: InputOf<N>) => Promise<OutputOf<N> | undefined>;
  readonly running: boolean;
  readonly failure: Failure | null;
  readonly clear: () => void;
}

/**
 * Gives a command of the contract to a screen. The failure is kept for the place where it arose; it is never thrown at the caller.
 * @example const edit = useRun('employers.edit'); const done = await edit.run({ … }); if (done) close();
 */
export function useRun<N extends CommandName>(name: N): Runner<N> {
  const [state, setState] = useState<{ running: boolean; failure: Failure | null }>({ running: false, failure: null });
  const busy = useRef(false);
  const start = useCallback(async (input: InputOf<N>) => {
    if (busy.current) return undefined;
    busy.current = true;
    setState({ running: true, failure: null });
    try {
      const value = await run(name, input);
      setState({ running: false, failure: null });
      return value;
    } catch (error) {
      setState({ running: false, failure: failureOf(error) });
      return undefined;
    } finally {
      busy.current = false;
    }
  }, [name]);
  const clear = useCallback(() => setState((now) => ({ ...now, failure: null })), []);
  return { run: start, running: state.running, failure: state.failure, clear };
}
