/** Texts of one identity, in the clear, for as long as the call takes. */
type Texts = readonly (string | null)[];

/** True where a reason says who it was: it stays in the journal for good. */
export function namesPerson(reason: string, known: Texts): boolean {
  const bare = tidy(reason);
  return known.some((text) => text !== null && [...tidy(text)].length >= 2 && bare.includes(tidy(text)));
}

const tidy = (text: string): string => text.normalize('NFKC').replace(/\s/g, '').toUpperCase();
