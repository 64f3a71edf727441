import type { BrigadeBridge } from '#shared/contract/envelope.ts';

declare global {
  interface Window {
    /** Exposed by the preload; the window's only way to the ledger. */
    readonly brigade: BrigadeBridge;
  }
}

/** Listens to notices of the main process. Returns the function that stops listening. */
export function listen(kind: 'change' | 'progress' | 'shortcut', listener: (notice: unknown) => void): () => void {
  return window.brigade.on(kind, listener);
}

export const bridge = {
  run: (name: string, input: unknown): Promise<unknown> => window.brigade.run(name, input),
  read: (name: string, input: unknown): Promise<unknown> => window.brigade.read(name, input),
  fileToken: (file: File): Promise<unknown> => window.brigade.fileToken(file),
};
