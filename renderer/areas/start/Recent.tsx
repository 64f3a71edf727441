import { Button } from '#renderer/ui/Button.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import styles from './start.module.css';

/** Ledgers that were open on this PC before. */
export function Recent({ folders, onOpen, running }: { readonly folders: readonly string[]; readonly onOpen: (folder: string) => void; readonly running: boolean }) {
  if (folders.length === 0) return null;
  return (
    <div className={styles.recent}>
      <Section title="本机打开过的台账">
        <ul>{folders.map((folder) => <li key={folder}>{folder}<Button small label={`打开 ${folder}`} disabled={running} onClick={() => onOpen(folder)}>打开</Button></li>)}</ul>
      </Section>
    </div>
  );
}
