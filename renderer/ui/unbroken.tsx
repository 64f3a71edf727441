import type { ReactNode } from 'react';

/** A month, a day, or a day and minute: 2026-11, 11-06, 2026-11-06, 2026-11-06 09:30. */
const DATES = /(\b(?:\d{4}-\d{2}(?:-\d{2})?|\d{2}-\d{2})(?: \d{2}:\d{2})?\b)/;

/** Words whose dates stay on one line: the engine breaks them behind a hyphen. Anything but text is left as it is. */
export function unbroken(words: ReactNode): ReactNode {
  if (typeof words !== 'string' || !DATES.test(words)) return words;
  return words.split(DATES).map((part, index) => (index % 2 === 1 ? <span key={index} style={{ whiteSpace: 'nowrap' }}>{part}</span> : part));
}
