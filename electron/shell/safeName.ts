import path from 'node:path';

/** Names that Windows keeps for devices, whatever their extension. */
const RESERVED = /^(con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** ext4 and NTFS take 255; a Chinese character is three bytes. Room is left for what is put behind a name. */
const MOST_BYTES = 180;

/**
 * A suggested name as every file system takes it, and as it looks: no path, no control or direction signs (a name that reads `…xslx.exe` backwards), no
 * device, not too long; its extension stays.
 */
export function safeName(name: string): string {
  const plain = name.normalize('NFC').replace(/[\\/:*?"<>|\u0000-\u001f\u007f-\u009f]/g, '_').replace(/[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\u061c]/g, '').replace(/^[. ]+|[. ]+$/g, '');
  const extension = /^\.[A-Za-z0-9]{1,8}$/.test(path.extname(plain)) ? path.extname(plain) : '';
  let base = plain.slice(0, plain.length - extension.length);
  while (Buffer.byteLength(base, 'utf8') > MOST_BYTES) base = [...base].slice(0, -1).join('');
  const told = `${base.replace(/[. ]+$/, '')}${extension}`;
  if (told === '' || told === extension) return `未命名${extension}`;
  return RESERVED.test(told) ? `_${told}` : told;
}
