import { ShownFor } from './ShownFor.tsx';
import styles from './identity.module.css';

interface Props {
  readonly pseudonym: string;
  /** As the main process said. */
  readonly seconds: number;
  /** Names and texts; empty ones are left out. */
  readonly facts: readonly (readonly [string, string])[];
  readonly onGone: () => void;
}

/** What tells who somebody is, line by line, for a moment. */
export function ShownFacts({ pseudonym, seconds, facts, onGone }: Props) {
  return (
    <ShownFor seconds={seconds} label={`${pseudonym}的身份`} onGone={onGone}>
      <dl className={styles.facts}>{facts.filter(([, text]) => text !== '').map(([head, text]) => <div key={head} style={{ display: 'contents' }}><dt>{head}</dt><dd>{text}</dd></div>)}</dl>
    </ShownFor>
  );
}
