/** Puts the day of the paper in the place of the moment at which Chromium made the file, byte for byte, so that the same paper gives the same PDF. */
export function settlePdf(pdf: Uint8Array, madeAt: number): Uint8Array {
  const moment = new Date(madeAt).toISOString().replace(/\D/g, '').slice(0, 14);
  const out = Buffer.from(pdf);
  for (const key of ['/CreationDate (D:', '/ModDate (D:']) {
    for (let at = out.indexOf(key, 0, 'latin1'); at >= 0; at = out.indexOf(key, at + 1, 'latin1')) out.write(moment, at + key.length, 'latin1');
  }
  return new Uint8Array(out);
}
