/** Whoever wants a scanned line before the search box, the latest first. Answers whether it took it. */
type Taker = (line: string) => boolean;

const takers: Taker[] = [];

/** Takes part in what scanners and keyboard readers type; returns what ends it. */
export function takeScans(taker: Taker): () => void {
  takers.push(taker);
  return () => {
    const at = takers.indexOf(taker);
    if (at >= 0) takers.splice(at, 1);
  };
}

/** Offers a line to the takers; true when one took it. */
export function offerScan(line: string): boolean {
  return takers.toReversed().some((taker) => taker(line));
}
