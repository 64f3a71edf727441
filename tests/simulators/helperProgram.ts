// A stand-in for a reader's helper process: speaks electron/devices/cards/helperProtocol.ts on standard input and output.
// The first argument says how it behaves: good, mute, dies, nonsense, unplugged, nothing, noreader, broken.
import { createInterface } from 'node:readline';

const [how = 'good', text = '', portrait = ''] = process.argv.slice(2);
const say = (answer: Record<string, unknown>): void => {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, do: what } = JSON.parse(line) as { id: number; do: string };
  if (what === 'open') return how === 'noreader' ? say({ id, ok: false, why: 'no-reader' }) : say({ id, ok: true, driver: '替身 1.0' });
  if (what === 'find') {
    if (how === 'good') process.stdout.write('library says hello\n{"id":0,"ok":true}\n');
    return say({ id, ok: true, card: true });
  }
  if (what === 'select') return say({ id, ok: true });
  if (what === 'close') return say({ id, ok: true });
  switch (how) {
    case 'mute': return undefined;
    case 'dies': return process.exit(3);
    case 'nonsense': return say({ id, ok: true, text: 'AAAA', portrait: 'AAAA' });
    case 'unplugged': return say({ id, ok: false, why: 'unplugged' });
    case 'nothing': return say({ id, ok: false, why: 'nothing' });
    case 'broken': return say({ id, ok: false, why: 'driver', detail: 'must not be shown' });
    default: return say({ id, ok: true, text, portrait });
  }
});
