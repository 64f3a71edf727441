import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCli } from '#electron/cli/main.ts';
import { SAMPLE, citizenText } from '../../simulators/cardBytes.ts';
import { CardReaderSimulator } from '../../simulators/cardReader.ts';
import { virtualPort, type VirtualPort } from '../../simulators/pty.ts';

let simulator: CardReaderSimulator;
let port: VirtualPort;
beforeEach(async () => {
  simulator = await CardReaderSimulator.start();
  port = await virtualPort(simulator.port);
});
afterEach(async () => {
  await simulator.stop();
  await port.close();
});

async function cli(...words: string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const code = await runCli(words, { out: (line) => out.push(line), err: (line) => err.push(line) });
  return { code, out, err: err.join('\n') };
}

it('prints one card as one object and nothing else', async () => {
  simulator.place(citizenText(SAMPLE));
  const { code, out } = await cli('card', '--port', port.path, '--wait', '5');
  expect([code, out.length]).toEqual([0, 1]);
  expect(JSON.parse(out[0] ?? '')).toMatchObject({ name: SAMPLE.name, number: SAMPLE.number, address: SAMPLE.address, issuer: SAMPLE.issuer, birth: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string });
});

it('no card, no port, a wrong wait: exit 1 or 2 with a sentence and no part of a card', async () => {
  const none = await cli('card', '--port', port.path, '--wait', '0.5');
  expect([none.code, none.out]).toEqual([1, []]);
  expect(none.err).toContain('没有检测到身份证');
  const gone = await cli('card', '--port', '/dev/ttyNOPE');
  expect([gone.code, gone.out]).toEqual([1, []]);
  expect(gone.err).toContain('没有找到端口');
  expect((await cli('card', '--port', port.path, '--wait', 'soon')).code).toBe(2);
});
