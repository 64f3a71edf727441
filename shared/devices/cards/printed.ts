import type { CardFields } from './fields.ts';

/**
 * A card as the command line prints it: the nine fields of a citizen's card; other cards begin with their type and end with what only they
 * carry. A field that a kind of card does not have is null.
 */
export function printedCard(fields: CardFields): Readonly<Record<string, string | null>> {
  const { name, sex, nation, birth, address, number, issuer, validFrom, validTo } = fields;
  const common = { name, sex, nation, birth, address, number, issuer, validFrom, validTo };
  switch (fields.type) {
    case 'citizen': return common;
    case 'J': return { type: 'J', ...common, passNumber: fields.passNumber, timesIssued: fields.timesIssued };
    case 'I': return { type: 'I', ...common, otherName: fields.otherName, nationality: fields.nationality };
    case 'Y': return { type: 'Y', ...common, otherName: fields.otherName, nationality: fields.nationality, timesIssued: fields.timesIssued };
  }
}

/** What an officer is told of a card that may still be used. */
export const CARD_WARNING_WORDS = {
  expired: '证件已过有效期', 'not-yet-valid': '证件有效期尚未开始', 'sex-differs': '性别与证件号码不一致，请当面核对', 'private-characters': '姓名或住址含有自造字，请对照证件核对',
} as const;
