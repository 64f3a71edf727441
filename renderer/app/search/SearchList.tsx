import { useEffect } from 'react';
import type { z } from 'zod';
import type { searchHit } from '#shared/contract/employers.ts';
import type { Failure } from '#shared/contract/envelope.ts';
import { looksPersonal } from '#shared/rules/identifiers/personNumber.ts';
import { route } from '#shared/routes.ts';
import { AlertChip } from '#renderer/ui/AlertChip.tsx';
import { cx } from '#renderer/ui/cx.ts';
import { Marked } from '#renderer/ui/Marked.tsx';
import styles from './SearchBox.module.css';

type Hit = z.output<typeof searchHit>;

interface Props {
  readonly asked: string;
  readonly by: 'text' | 'pinyin' | 'initials' | 'code' | 'caseNo' | 'person' | 'personLocked';
  readonly hits: readonly Hit[];
  readonly at: number;
  readonly settled: boolean;
  readonly failure: Failure | null;
  readonly onPoint: (at: number) => void;
  readonly onGo: (to: string) => void;
}

const groups = { employer: '单位', complaint: '投诉举报', case: '案件', paper: '文书', report: '月报' } as const;
const ways = { text: '', pinyin: '按拼音', initials: '按拼音首字母', code: '按代码', caseNo: '按案号', person: '', personLocked: '' } as const;

function Row({ hit, index, here, onPoint, onGo }: { readonly hit: Hit; readonly index: number; readonly here: boolean } & Pick<Props, 'onPoint' | 'onGo'>) {
  return (
    <li
      id={`hit-${index}`} role="option" aria-selected={here} className={cx(styles.hit, here && styles.here)} onMouseMove={() => onPoint(index)}
      onMouseDown={(event) => event.preventDefault()} onClick={() => onGo(hit.route)}
    >
      <div>
        <div className={styles.title}><Marked text={hit.title} marks={hit.marks} /></div>
        {hit.caption === '' ? null : <div className={styles.caption}>{hit.caption}</div>}
      </div>
      {hit.level !== null && hit.level !== 'none' && hit.state === '' ? <AlertChip level={hit.level} /> : <span className={styles.state}>{hit.state}</span>}
    </li>
  );
}

/** Nothing was found. A number of a person is neither repeated nor offered as the name of a new dossier: it must not stand in an address or a form. */
function Nothing({ asked, by, onGo }: Pick<Props, 'asked' | 'by' | 'onGo'>) {
  if (by === 'personLocked') return <p className={styles.none}>个人信息保险箱尚未打开，不能按身份证号或手机号查找。请先输入恢复口令打开。</p>;
  if (by === 'person') return <p className={styles.none}>您可以查阅的投诉和案件里没有登记这个号码。号码不会留下记录。</p>;
  if (looksPersonal(asked)) return <p className={styles.none}>没有找到。身份证号要输满 18 位、手机号要输满 11 位，并且没有错字，才能查找。</p>;
  return (
    <p className={styles.none}>
      没有找到“{asked}”。
      <button type="button" className={styles.link} onMouseDown={(event) => event.preventDefault()} onClick={() => onGo(route.newEmployer(asked))}>以此名称新建档案</button>
    </p>
  );
}

/** What was found, in groups; the matched characters are blue. */
export function SearchList({ asked, by, hits, at, settled, failure, onPoint, onGo }: Props) {
  useEffect(() => document.getElementById(`hit-${at}`)?.scrollIntoView({ block: 'nearest' }), [at]);
  const indexed = hits.map((hit, index) => ({ hit, index }));
  return (
    <div className={styles.list}>
      {failure === null ? null : <p className={styles.none}>{failure.message}{failure.todo}</p>}
      <ul id="search-list" role="listbox" aria-label="搜索结果">
        {(['employer', 'complaint', 'case', 'paper', 'report'] as const).map((group) => {
          const rows = indexed.filter(({ hit }) => hit.group === group);
          if (rows.length === 0) return null;
          return (
            <li key={group} role="group" aria-label={groups[group]} className={styles.group}>
              <div className={styles.head}>{groups[group]}{group === 'employer' && ways[by] !== '' ? <span>{ways[by]} {asked}</span> : null}</div>
              <ul role="presentation">{rows.map(({ hit, index }) => <Row key={`${hit.group}-${hit.id}-${hit.route}`} hit={hit} index={index} here={index === at} onPoint={onPoint} onGo={onGo} />)}</ul>
            </li>
          );
        })}
      </ul>
      {settled && hits.length === 0 && failure === null ? <Nothing asked={asked} by={by} onGo={onGo} /> : null}
      <p className={styles.foot}>↑ ↓ 选择　Enter 打开　Esc 关闭　扫码枪可直接扫入</p>
    </div>
  );
}
