import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

test('locking or leaving the desk drops every answer that no page shows', async () => {
  let tell: (notice: unknown) => void = () => undefined;
  Object.assign(globalThis, { window: { brigade: { on: (_kind: string, listener: (notice: unknown) => void) => { tell = listener; return () => undefined; } } } });
  const { client, followChanges } = await import('#renderer/bridge/client.ts');
  const stop = followChanges();
  for (const topic of ['lock', 'session']) {
    client.setQueryData(['papers.paper', { id: 1 }], { content: { name: '欧阳翠花' } });
    tell({ topics: ['journal'] });
    expect(client.getQueryData(['papers.paper', { id: 1 }])).toBeDefined();
    tell({ topics: [topic] });
    expect(client.getQueryData(['papers.paper', { id: 1 }]), topic).toBeUndefined();
  }
  stop();
  Reflect.deleteProperty(globalThis, 'window');
});

test('answers and questions that may name somebody leave the memory with the page that asked', () => {
  for (const [file, name] of [['papers/record/PaperScreen.tsx', 'papers.paper'], ['papers/editor/PaperEditor.tsx', 'papers.preview'], ['intake/form/Doubles.tsx', 'intake.duplicates'], ['intake/record/ComplaintScreen.tsx', 'intake.complaint']] as const) {
    const read = readFileSync(path.join(root, 'renderer/areas', file), 'utf8').split('\n').find((line) => line.includes(`useRead('${name}'`));
    expect(read, file).toMatch(/forget: true/);
  }
});
