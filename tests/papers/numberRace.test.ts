import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { bundleChild, spawnChild } from '../faults/deliveryProcess.ts';
import { makePaperDesk, type PaperDesk } from './support.ts';

/** 10,000 with BRIGADE_LONG=1. */
const EACH = process.env['BRIGADE_LONG'] === '1' ? 1250 : 100;
const PROCESSES = 8;
const resources = path.resolve(import.meta.dirname, '../../resources');
let desk: PaperDesk;
let child: string;

beforeAll(async () => {
  desk = await makePaperDesk();
  child = await bundleChild('numberChild', 'papers');
}, 60_000);
afterAll(() => desk.close());

it(`${PROCESSES} processes that approve ${EACH} papers each at the same time: every number once, none left out`, async () => {
  const running = Array.from({ length: PROCESSES }, () => spawnChild(child, [desk.folder, resources, JSON.stringify(desk.vaultState), String(EACH)]));
  await Promise.all(running.map(({ ended }) => ended));
  expect(running.map(({ child: one }) => one.exitCode)).toEqual(running.map(() => 0));
  const taken = running.flatMap(({ lines }) => lines).map((line) => Number(/第(\d+)号/.exec(line)?.[1]));
  expect(taken.sort((a, b) => a - b)).toEqual(Array.from({ length: PROCESSES * EACH }, (_, i) => i + 1));
  const rows = await desk.reader.rows<{ seq: number; number: string }>('SELECT n.seq, p.number FROM paper_numbers n JOIN papers p ON p.id = n.paper_id AND p.number = n.number ORDER BY n.seq');
  expect(rows.map((row) => row.seq)).toEqual(Array.from({ length: PROCESSES * EACH }, (_, i) => i + 1));
}, 900_000);
