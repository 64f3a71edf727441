import type { IntegrityCheck } from '#electron/ledger/integrity.ts';
import type { Reader } from '#electron/ledger/access.ts';
import type { LedgerPaths } from '#electron/ledger/paths.ts';
import { readMeta } from '#electron/ledger/meta.ts';
import { anchorDigest, anchorFileName, readAnchor } from './anchor.ts';
import { anchorFiles } from './files.ts';
import { allAnchors, deviceKeys, digestAt, journalHead, journalledAnchors, type AnchorRow } from './repository.ts';
import { strayAnchors, type Stray } from './strays.ts';

/**
 * Holds every anchor against the chain, and ledger and folder against each other. Finds what the chain alone cannot show: a journal that was written anew
 * from some entry on, and newest entries that were cut off. Needs no opened key. Changes nothing.
 */
export async function checkAnchors(reader: Reader, paths: LedgerPaths): Promise<IntegrityCheck> {
  const rows = await allAnchors(reader);
  const faults = [...(await listFaults(reader, rows)), ...(await fileFaults(rows, paths)), ...(await strayFaults(reader, paths))];
  const last = rows.at(-1);
  const fine = last === undefined ? '还没有日志锚' : `日志锚 ${rows.length} 个，签名和内容全部相符，最近一个封存到第 ${last.seq} 条`;
  return { check: 'anchors', ok: faults.length === 0, detail: faults.length === 0 ? fine : faults.slice(0, 10).join('；') };
}

async function listFaults(reader: Reader, rows: readonly AnchorRow[]): Promise<string[]> {
  const keys = await deviceKeys(reader);
  const { ledgerId } = await readMeta(reader);
  const head = (await journalHead(reader)).seq;
  const faults: string[] = [];
  const listed = new Set(rows.map(({ id }) => id));
  for (const number of await journalledAnchors(reader)) if (!listed.has(number)) faults.push(`日志锚第 ${number} 号被删除`);
  let before: AnchorRow | null = null;
  let sound = 0; // last entry that a fitting anchor vouches for
  for (const row of rows) {
    const anchor = await readAnchor(row.jws, keys);
    const linked: boolean = row.id === (before?.id ?? 0) + 1 ? anchor?.previous === (before === null ? '' : anchorDigest(before.jws)) : listed.has(row.id - 1);
    if (anchor === null || anchor.ledgerId !== ledgerId || anchor.number !== row.id || anchor.seq !== row.seq || anchor.digest !== row.digest) faults.push(`日志锚第 ${row.id} 号的签名或内容被改动`);
    else if (!linked) faults.push(`日志锚第 ${row.id} 号与前一个不衔接`);
    else if (row.seq > head) faults.push(cutOff(head, row.seq, `第 ${row.id} 号`));
    else if ((await digestAt(reader, row.seq)) === row.digest) sound = row.seq;
    else faults.push(`日志第 ${sound + 1} 至 ${row.seq} 条之间被改动或删除后重新编号（与日志锚第 ${row.id} 号不符）`);
    before = row;
  }
  return faults;
}

const cutOff = (head: number, seq: number, which: string): string => `日志第 ${head + 1} 至 ${seq} 条不在了，最新的条目被截去（日志锚${which}封存到第 ${seq} 条）`;

async function fileFaults(rows: readonly AnchorRow[], paths: LedgerPaths): Promise<string[]> {
  const files = await anchorFiles(paths);
  return rows.flatMap((row) => {
    const text = files.get(anchorFileName({ number: row.id, seq: row.seq }));
    if (text === row.jws) return [];
    return [text === undefined ? `日志锚第 ${row.id} 号的文件不在上报文件夹了` : `日志锚第 ${row.id} 号的文件被改动`];
  });
}

async function strayFaults(reader: Reader, paths: LedgerPaths): Promise<string[]> {
  const head = (await journalHead(reader)).seq;
  return (await strayAnchors(reader, paths)).map(({ name, anchor }: Stray) => {
    if (anchor === null) return `${name} 不是本台账签名的日志锚`;
    if (anchor.seq > head) return cutOff(head, anchor.seq, `文件第 ${anchor.number} 号`);
    return `日志第 ${anchor.seq} 条及以前被改写（与日志锚文件第 ${anchor.number} 号不符）`;
  });
}
