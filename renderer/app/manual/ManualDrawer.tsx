import { useEffect, useRef } from 'react';
import { useRead } from '#renderer/bridge/index.ts';
import { setFrame } from '#renderer/ui/frameState.ts';
import { useKeys } from '#renderer/ui/keys.ts';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './ManualDrawer.module.css';

/** The user manual beside the page that it explains. Its chapters are sanitised where they are made, from files of the product. */
export default function ManualDrawer({ chapter }: { readonly chapter: string }) {
  const manual = useRead('settings.manual', {});
  const text = useRef<HTMLDivElement>(null);
  const chapters = manual.data?.chapters ?? [];
  const here = chapters.find(({ id }) => id === chapter) ?? chapters[0];
  const close = (): void => setFrame({ manual: null });
  useKeys({ escape: close });
  useEffect(() => text.current?.scrollTo(0, 0), [here?.id]);
  // A link inside the manual opens a chapter; it must never reach the router of the window.
  const follow = (event: React.MouseEvent): void => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    event.preventDefault();
    setFrame({ manual: (link.getAttribute('href') ?? '').replace(/^#/, '') });
  };
  useEffect(() => text.current?.focus(), []);
  return (
    <aside className={styles.drawer} aria-label="使用手册" data-region="manual">
      <header className={styles.head}>
        <h2>使用手册</h2>
        <button type="button" onClick={close} aria-label="关闭手册" title="Esc"><Icon name="close" /></button>
      </header>
      {manual.failure === null ? null : <FailureNote failure={manual.failure} again={manual.again} />}
      <div className={styles.both}>
        <ul className={styles.list}>
          {chapters.map(({ id, title }) => (
            <li key={id}>
              <button type="button" aria-current={id === here?.id} onClick={() => setFrame({ manual: id })}>{title}</button>
            </li>
          ))}
        </ul>
        {here === undefined ? <div /> : <div ref={text} tabIndex={0} className={styles.text} onClick={follow} dangerouslySetInnerHTML={{ __html: here.html }} />}
      </div>
    </aside>
  );
}
