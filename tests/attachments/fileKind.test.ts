import fc from 'fast-check';
import { expect, it } from 'vitest';
import { judgeFile, MOST_BYTES } from '#shared/rules/attachments/fileKind.ts';
import { jpeg, pdf, png } from './samples.ts';

const problem = (name: string, bytes: Uint8Array): string => { const verdict = judgeFile(name, bytes); return 'problem' in verdict ? verdict.problem : verdict.media; };

it('takes photographs, pictures and PDF by what they are', () => {
  expect(problem('工资条.JPG', jpeg(3000, 4000))).toBe('image/jpeg');
  expect(problem('a.jpeg', jpeg(1, 1))).toBe('image/jpeg');
  expect(problem('截图.png', png(100, 80))).toBe('image/png');
  expect(problem('合同.pdf', pdf())).toBe('application/pdf');
});

it.each([
  ['nothing in it', '空.jpg', Buffer.alloc(0), 'empty'],
  ['more than the limit', '大.pdf', Buffer.concat([pdf(), Buffer.alloc(MOST_BYTES)]), 'tooLarge'],
  ['a program called a picture', '照片.jpg', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'otherKind'],
  ['a web page called a PDF', '通知.pdf', Buffer.from('<html><script>1</script></html>'), 'otherKind'],
  ['a workbook', '表.xlsx', Buffer.from('PK\x03\x04', 'latin1'), 'otherKind'],
  ['a picture that runs under another name', '照片.jpg.exe', jpeg(10, 10), 'wrongName'],
  ['a PDF called a picture', '照片.png', pdf(), 'wrongName'],
  ['a name turned by a direction sign', '照片‮gpj.exe', jpeg(10, 10), 'wrongName'],
  ['a picture without a name', '', jpeg(10, 10), 'wrongName'],
  ['a PDF whose end is missing', '合同.pdf', pdf().subarray(0, 200), 'damaged'],
  ['a PNG whose end is missing', '截图.png', png(100, 80).subarray(0, 60), 'damaged'],
  ['a PNG of no size', '截图.png', png(0, 5), 'damaged'],
  ['a JPEG with nothing but its start', '照片.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'damaged'],
  ['a JPEG whose segments go round', '照片.jpg', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0]), Buffer.alloc(40)]), 'damaged'],
  ['a bomb: four thousand million pixels in a few bytes', '截图.png', png(65_000, 65_000), 'tooManyPixels'],
  ['the same as JPEG', '照片.jpg', jpeg(65_000, 65_000), 'tooManyPixels'],
  ['a PDF with a password', '合同.pdf', pdf('x', '/Encrypt 9 0 R '), 'password'],
  ['a telephone picture of the newer kind', 'IMG.HEIC', Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(20)]), 'heic'],
])('refuses %s', (_what, name, bytes, expected) => {
  expect(problem(name, bytes)).toBe(expected);
});

it('judges any bytes, under any name, without an error', () => {
  const starts = [jpeg(5, 5), png(5, 5), pdf()];
  fc.assert(fc.property(fc.integer({ min: 0, max: 2 }), fc.uint8Array({ maxLength: 300 }), fc.nat(200), fc.string(), (which, noise, at, name) => {
    const bytes = Buffer.from(starts[which] ?? '');
    bytes.set(noise.subarray(0, Math.max(0, bytes.length - at)), Math.min(at, bytes.length));
    judgeFile(name, bytes);
    judgeFile(`${name}.jpg`, bytes.subarray(0, at));
  }), { numRuns: 500 });
});
