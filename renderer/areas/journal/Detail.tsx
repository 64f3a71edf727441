import { useRead } from '#renderer/bridge/index.ts';
import { Facts } from '#renderer/ui/Facts.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { LoadingLines } from '#renderer/ui/Loading.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { OVERRIDE_WORD, whoText, type Entry } from './filter.ts';
import styles from './journal.module.css';

/** One entry in full, what it changed, and its place in the chain. */
export function Detail({ entry, contents }: { readonly entry: Entry; readonly contents: boolean }) {
  return (
    <>
      <Section title={`第 ${entry.seq} 条`}>
        <Facts facts={[
          ['时间', <DateText key="t" at={entry.at} />], ['工号', whoText(entry.staffNo)], ['以何岗位', entry.actedAs === '' ? entry.posts === '' ? '—' : entry.posts : entry.actedAs], ['操作', entry.operationWord],
          ...(contents ? [['对象', entry.subject], ['事项', entry.summary], ['理由', entry.reason === '' ? '—' : entry.reason]] as [string, string][] : []),
          ...(entry.override === null ? [] : [['例外', OVERRIDE_WORD[entry.override]]] as [string, string][]),
        ]} />
      </Section>
      {contents ? <Changes seq={entry.seq} /> : null}
      <Section title="防篡改">
        <Facts facts={[['摘要', <span key="d" className={styles.digest}>{entry.digest}</span>], ['上一条', <span key="p" className={styles.digest}>{entry.previous === '' ? '（首条）' : entry.previous}</span>]]} />
      </Section>
    </>
  );
}

function Changes({ seq }: { readonly seq: number }) {
  const { data, failure, again } = useRead('journal.changes', { seq });
  if (failure !== null) return <FailureNote failure={failure} again={again} />;
  if (data === undefined) return <LoadingLines lines={3} />;
  if (data.total === 0 && data.removed === 0) return null;
  return (
    <Section title="改动" caption={`${data.total} 处记录${data.removed > 0 ? `，撤下 ${data.removed} 条` : ''}`}>
      {data.changes.map((change, at) => (
        <p key={at} className={styles.change}><span className={styles.record}>{change.record}</span>　{change.head}<br />{change.old ?? '（空）'} → <b>{change.new ?? '（空）'}</b></p>
      ))}
      {data.total > 200 ? <p>只列出前 200 处。</p> : null}
    </Section>
  );
}
