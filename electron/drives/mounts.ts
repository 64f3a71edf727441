/** One line of /proc/mounts. */
export interface Mount {
  readonly device: string;
  readonly folder: string;
  readonly type: string;
  readonly options: readonly string[];
}

/** Lines of /proc/mounts (fstab(5)): blanks in names are written in octal. What is no such line is passed over. */
export function parseMounts(text: string): Mount[] {
  return text.split('\n').map((line) => line.split(' ')).filter((words) => words.length >= 4)
    .map(([device = '', folder = '', type = '', options = '']) => ({ device: plain(device), folder: plain(folder), type, options: options.split(',') }));
}

const plain = (word: string): string => {
  const bytes: number[] = [];
  for (const part of word.split(/(\\[0-7]{3})/)) {
    if (/^\\[0-7]{3}$/.test(part)) bytes.push(Number.parseInt(part.slice(1), 8));
    else bytes.push(...Buffer.from(part, 'utf8'));
  }
  return Buffer.from(bytes).toString('utf8');
};

/** The mount in which a folder lies: the longest that is the folder or above it, the later one where two are the same. */
export function mountOf(mounts: readonly Mount[], folder: string): Mount | null {
  let best: Mount | null = null;
  for (const mount of mounts) {
    const inside = mount.folder === '/' || folder === mount.folder || folder.startsWith(`${mount.folder}/`);
    if (inside && (best === null || mount.folder.length >= best.folder.length)) best = mount;
  }
  return best;
}
