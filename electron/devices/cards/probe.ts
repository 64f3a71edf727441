import { readerAt } from './places.ts';
import { ticks, type ReaderDescription } from './reader.ts';

/** The test button of the device desk: opens a reader, asks once whether a card lies on it, and reads nothing. Refusals as `readCard`. */
export async function probeReader(place: string, signal: AbortSignal): Promise<{ readonly description: ReaderDescription; readonly card: boolean }> {
  const reader = readerAt(place);
  try {
    await reader.open(signal);
    const found = await reader.find({ signal, until: ticks() + PROBE_MS });
    return { description: reader.describe(), card: found === 'found' };
  } finally {
    await reader.close();
  }
}

const PROBE_MS = 8000;
