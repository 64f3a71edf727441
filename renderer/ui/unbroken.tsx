import type { ReactNode } from 'react';

/** A month, a day, or a day and minute (2026-11, 11-06, 2026-11-06 09:30); a count with its unit (35 人). */
const TOGETHER = /(\b(?:\d{4}-\d{2}(?:-\d{2})?|\d{2}-\d{2})(?: \d{2}:\d{2})?\b|\b\d[\d,.]* [人件户份元天行页])/;

/** Words whose dates and counts stay on one line: the engine breaks a date behind a hyphen, a count before its unit. Anything but text is left as it is. */
export function unbroken(words: ReactNode): ReactNode {
  if (typeof words !== 'string' || !TOGETHER.test(words)) return words;
  return words.split(TOGETHER).map((part, index) => (index % 2 === 1 ? <span key={index} style={{ whiteSpace: 'nowrap' }}>{part}</span> : part));
}
