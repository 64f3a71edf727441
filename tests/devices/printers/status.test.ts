import { expect, test } from 'vitest';
import { isOffline, isStatusByte, offlineCause, paperState } from '#electron/devices/printers/escpos/status.ts';

/* Answers to DLE EOT by the public command reference: each bit by itself, since printers differ in which of two they set. */

test('paper: either end sensor is out, either near-end sensor is low', () => {
  expect([0x12, 0x16, 0x1a, 0x1e, 0x32, 0x52, 0x72, 0x7e].map(paperState)).toEqual(['ok', 'low', 'low', 'low', 'out', 'out', 'out', 'out']);
});
test('offline and its cause', () => {
  expect([0x12, 0x1a].map(isOffline)).toEqual([false, true]);
  expect([0x16, 0x32, 0x52, 0x12, 0x36].map(offlineCause)).toEqual(['cover', 'paper', 'error', 'unknown', 'cover']);
});
test('what is no answer: bits 0 and 7 clear, 1 and 4 set', () => {
  expect([0x12, 0x7e, 0x13, 0x92, 0x10, 0x02, 0x00, 0xff].map(isStatusByte)).toEqual([true, true, false, false, false, false, false, false]);
});
