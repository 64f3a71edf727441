/** Builds what a card answers, from fields; written apart from the product's layouts, so that a slip in one shows against the other. */

export interface CitizenCard {
  name: string; sex: string; nation: string; birth: string; address: string; number: string; issuer: string; from: string; to: string; rest?: string;
}

/** 陈样例: nobody; the number is the vector of domain 3.1. */
export const SAMPLE: CitizenCard = {
  name: '陈样例', sex: '2', nation: '01', birth: '19491231', address: '某省某市某区样例路1号2单元303室', number: '11010519491231002X', issuer: '某市公安局某区分局', from: '20200101', to: '长期',
};

/** UTF-16LE in a stretch of so many bytes, padded with spaces (or NUL). */
export function stretch(text: string, bytes: number, pad = ' '): Uint8Array {
  const out = Buffer.alloc(bytes);
  out.write(text.padEnd(bytes / 2, pad), 'utf16le');
  return out;
}

export function citizenText(card: CitizenCard, pad = ' '): Uint8Array {
  return Buffer.concat([
    stretch(card.name, 30, pad), stretch(card.sex, 2, pad), stretch(card.nation, 4, pad), stretch(card.birth, 16, pad), stretch(card.address, 70, pad), stretch(card.number, 36, pad),
    stretch(card.issuer, 30, pad), stretch(card.from, 16, pad), stretch(card.to, 16, pad), stretch(card.rest ?? '', 36, pad),
  ]);
}

export interface ResidentCard extends Omit<CitizenCard, 'nation' | 'rest'> { pass: string; times: string }

/** J: Hong Kong, Macau, Taiwan. */
export function residentText(card: ResidentCard): Uint8Array {
  return Buffer.concat([
    stretch(card.name, 30), stretch(card.sex, 2), stretch('', 4), stretch(card.birth, 16), stretch(card.address, 70), stretch(card.number, 36), stretch(card.issuer, 30),
    stretch(card.from, 16), stretch(card.to, 16), stretch(card.pass, 18), stretch(card.times, 4), stretch('', 6), stretch('J', 2), stretch('', 6),
  ]);
}

/** I: foreign, 2017. */
export function foreign2017Text(card: { english: string; sex: string; number: string; nationality: string; chinese: string; from: string; to: string; birth: string; authority: string }): Uint8Array {
  return Buffer.concat([
    stretch(card.english, 120), stretch(card.sex, 2), stretch(card.number, 30), stretch(card.nationality, 6), stretch(card.chinese, 30), stretch(card.from, 16), stretch(card.to, 16),
    stretch(card.birth, 16), stretch('01', 4), stretch(card.authority, 8), stretch('I', 2), stretch('', 6),
  ]);
}

/** Y: foreign, 2023. */
export function foreign2023Text(card: { chinese: string; sex: string; times: string; birth: string; english: string; number: string; from: string; to: string; nationality: string }): Uint8Array {
  return Buffer.concat([
    stretch(card.chinese, 30), stretch(card.sex, 2), stretch(card.times, 4), stretch(card.birth, 16), stretch(card.english.slice(0, 35), 70), stretch(card.number, 36), stretch('', 30),
    stretch(card.from, 16), stretch(card.to, 16), stretch(card.english.slice(35), 22), stretch(card.nationality, 6), stretch('Y', 2), stretch('', 6),
  ]);
}

/** A portrait of 1024 bytes that nobody can decode; holds what looks like frames. */
export function portrait(): Uint8Array {
  const bytes = Buffer.alloc(1024);
  for (let i = 0; i < bytes.length; i += 1) bytes[i] = (i * 37) & 0xff;
  bytes.set([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x04, 0x00, 0x00, 0x80, 0x84], 100);
  bytes.set([0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x05, 0x08], 400);
  return bytes;
}

/** A frame by hand: preamble, LEN, status, data, XOR. */
export function answer(status: number, data: Uint8Array = new Uint8Array(0)): Uint8Array {
  const body = Buffer.concat([Buffer.from([(data.length + 4) >> 8, (data.length + 4) & 0xff, 0, 0, status]), data]);
  return Buffer.concat([Buffer.from([0xaa, 0xaa, 0xaa, 0x96, 0x69]), body, Buffer.from([body.reduce((check, byte) => check ^ byte, 0)])]);
}

export const FOUND = answer(0x9f, new Uint8Array(4));
export const SELECTED = answer(0x90, new Uint8Array(8));
export const NO_CARD = answer(0x80);

export function readAnswer(text: Uint8Array, image: Uint8Array = portrait()): Uint8Array {
  return answer(0x90, Buffer.concat([Buffer.from([0x01, 0x00, 0x04, 0x00]), text, image]));
}
