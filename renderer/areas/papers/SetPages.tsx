import { useEffect, useRef } from 'react';
import type { z } from 'zod';
import type { setPages } from '#shared/contract/papers.ts';
import { useWidth } from '#renderer/ui/table/useWidth.ts';
import styles from './papers.module.css';

/** 210 mm in CSS pixels. */
const PAGE_PX = (210 / 25.4) * 96;
const AROUND = '.sheets { display: grid; gap: 14px; justify-content: center; padding: 2px } .page { box-shadow: 0 0 0 1px #c7ced7, 0 2px 8px rgb(27 36 48 / 12%) }';

/** The pages that would be printed, in a root of their own so that neither styles reach the other. They fill the width up to full size. */
export function SetPages({ pages, label }: { readonly pages: z.output<typeof setPages>; readonly label: string }) {
  const host = useRef<HTMLDivElement>(null);
  const width = useWidth(host);
  const zoom = Math.min(1, Math.max(0.3, (width - 8) / PAGE_PX));
  useEffect(() => {
    if (host.current !== null) paint(host.current, `${pages.css}${AROUND} .sheets { zoom: ${zoom.toFixed(3)} }`, pages.markup);
  }, [pages, zoom]);
  return <div ref={host} className={styles.pages} role="figure" aria-label={`${label}，共 ${pages.pages} 页`} />;
}

/** Our own process wrote the markup, every text in it is escaped, and the window's policy runs no script of it. */
function paint(element: HTMLElement, css: string, markup: string): void {
  const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
  root.innerHTML = `<div class="sheets">${markup}</div>`;
}
