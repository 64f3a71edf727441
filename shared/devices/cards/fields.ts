/** Kind of card: a citizen's, J for residents of Hong Kong, Macau and Taiwan, I and Y for foreign permanent residents (2017 and 2023). */
export type CardType = 'citizen' | 'J' | 'I' | 'Y';

/**
 * What a card says, in the order in which it is shown. A field that its kind of card does not carry is null. Days are `YYYY-MM-DD`.
 */
export interface CardFields {
  readonly type: CardType;
  /** As printed first on the card: the English one on I, the Chinese one on Y where there is one. */
  readonly name: string;
  readonly sex: '男' | '女' | '未知' | '未说明';
  /** Without 族; citizens only. */
  readonly nation: string | null;
  readonly birth: string;
  readonly address: string | null;
  readonly number: string;
  /** Issuing authority; on I its four-digit code; Y carries none. */
  readonly issuer: string | null;
  readonly validFrom: string;
  /** A day or 长期. */
  readonly validTo: string;
  /** The other name of a foreign card. */
  readonly otherName: string | null;
  /** Three-letter nationality of a foreign card. */
  readonly nationality: string | null;
  /** J: number of the travel pass. */
  readonly passNumber: string | null;
  /** J and Y: how often the document was issued. */
  readonly timesIssued: string | null;
}

/** Things that do not keep a card from being used, but that the officer should see. */
export type CardWarning = 'expired' | 'not-yet-valid' | 'sex-differs' | 'private-characters';

export interface ReadCard {
  readonly fields: CardFields;
  readonly warnings: readonly CardWarning[];
}

/** Why a card's text is not taken: the sentence names the place, never what stood there. */
export type CardProblem = 'unknown-type' | 'text' | 'name' | 'sex' | 'nation' | 'birth' | 'number' | 'number-birth' | 'valid-from' | 'valid-to';

export type CardReading = { readonly ok: true; readonly card: ReadCard } | { readonly ok: false; readonly problem: CardProblem };
