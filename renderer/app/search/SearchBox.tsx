import { useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import { scanQuestion } from '#shared/devices/scan.ts';
import { looksPersonal } from '#shared/rules/identifiers/personNumber.ts';
import { route } from '#shared/routes.ts';
import { read, useRead } from '#renderer/bridge/index.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { useSettled } from '#renderer/ui/useSettled.ts';
import { useScans } from '../scan/useScans.ts';
import { SearchList } from './SearchList.tsx';
import styles from './SearchBox.module.css';

/** The one search box (Ctrl K): any part of a name, pinyin, initials, code, case number, table serial, or the whole number of a person. A scanner types into it and ends with Enter. */
export function SearchBox() {
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const input = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  const asked = useSettled(scanQuestion(text).slice(0, 200), 60);
  // The number of a person stays nowhere: not in the box, not in the memory of answers, not in an address.
  const secret = looksPersonal(asked);
  const found = useRead('employers.search', { text: asked, limit: 30 }, { enabled: asked !== '', keep: !secret, forget: secret });
  const hits = asked === '' ? [] : found.data?.hits ?? [];
  const settled = asked === scanQuestion(text) && !found.renewing && !found.loading;

  const close = (): void => {
    setOpen(false);
    setText('');
    input.current?.blur();
  };
  const leave = (): void => {
    setOpen(false);
    if (looksPersonal(text)) setText('');
  };
  const go = (to: string): void => {
    close();
    void navigate(to);
  };
  useScans((question) => {
    input.current?.focus();
    setText(question);
    setAt(0);
    setOpen(true);
  });
  // A scanner types faster than the list follows: Enter then asks for exactly what stands in the box.
  const enter = async (): Promise<void> => {
    const typed = scanQuestion(text).slice(0, 200);
    const hit = settled ? hits[at] : (await read('employers.search', { text: typed, limit: 30 }).catch(() => undefined))?.hits[0];
    if (hit !== undefined) go(hit.route);
    else if (found.failure === null && !looksPersonal(typed)) go(route.newEmployer(typed));
  };

  return (
    <div className={styles.box} data-region="search" onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) leave(); }}>
      <Icon name="search" />
      <input
        ref={input} id="search" className={styles.input} value={text} placeholder="单位、案件、月报，或扫码" role="combobox" aria-label="搜索" autoComplete="off" spellCheck={false}
        aria-expanded={open && asked !== ''} aria-controls="search-list" aria-activedescendant={hits[at] === undefined ? undefined : `hit-${at}`}
        onFocus={(event) => { setOpen(true); event.target.select(); }}
        onChange={(event) => { setText(event.target.value); setAt(0); setOpen(true); }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          if (step !== undefined) setAt((now) => Math.min(Math.max(now + step, 0), Math.max(hits.length - 1, 0)));
          else if (event.key === 'Enter' && text.trim() !== '') void enter();
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <kbd className={styles.key}>Ctrl K</kbd>
      {open && asked !== '' ? <SearchList asked={asked} by={found.data?.by ?? 'text'} hits={hits} at={at} settled={settled} failure={found.failure} onPoint={setAt} onGo={go} /> : null}
    </div>
  );
}
