/** What a natural person is to a complaint or case (domain 1). */
export const PERSON_ROLES = ['complainant', 'informant', 'delegate', 'worker'] as const;
export type PersonRole = (typeof PERSON_ROLES)[number];

export const PERSON_ROLE_WORD: Readonly<Record<PersonRole, string>> = { complainant: '投诉人', informant: '举报人', delegate: '推选代表', worker: '劳动者' };

const STEMS = '甲乙丙丁戊己庚辛壬癸';

/** The name by which everybody speaks of a person (domain 3: 投诉人甲…): by the order of entry under one complaint or case, from 1; after ten a number. */
export function pseudonym(role: PersonRole, ordinal: number): string {
  return PERSON_ROLE_WORD[role] + (STEMS.charAt(ordinal - 1) || String(ordinal));
}
