/** One field of a record that two people changed, as it is shown. */
export interface ConflictField {
  readonly key: string;
  readonly label: string;
  /** What both began from. */
  readonly before: string;
  readonly theirs: string;
  readonly mine: string;
  /** Both stay, whatever is chosen: a note that is added to others. */
  readonly both?: boolean;
}

export type Side = 'mine' | 'theirs';
export type Choice = Readonly<Record<string, Side>>;

/** Fields that somebody changed. */
export function changedFields(fields: readonly ConflictField[]): ConflictField[] {
  return fields.filter(({ before, theirs, mine }) => theirs !== before || mine !== before);
}

/** Which side a field goes to without asking: whoever alone changed it. Null where both did, and differently: only the officer can say. */
export function sideOf({ before, theirs, mine, both = false }: ConflictField): Side | null {
  if (both || theirs === before) return 'mine';
  return mine === before || mine === theirs ? 'theirs' : null;
}

/** The form's values with each field from the side that was chosen; fields that nobody was asked about are the record's own. */
export function valuesTaken<T extends object>(mine: T, theirs: T, choice: Choice): T {
  const own = Object.entries(mine).filter(([key]) => choice[key] === 'mine');
  return { ...theirs, ...(Object.fromEntries(own) as Partial<T>) };
}
