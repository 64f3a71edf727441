/** Resolves after so many milliseconds, or at once when the signal fires; the caller looks at the signal again. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await within(new Promise<never>(() => undefined), ms, signal);
}

/** What the work yields, or `late` after so many milliseconds or when the signal fires. Leaves no timer and no listener behind. */
export function within<T>(work: Promise<T>, ms: number, signal?: AbortSignal): Promise<T | 'late'> {
  if (ms <= 0 || signal?.aborted === true) {
    work.catch(() => undefined);
    return Promise.resolve('late');
  }
  return new Promise((resolve, reject) => {
    const clear = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', late);
    };
    const late = (): void => {
      clear();
      resolve('late');
    };
    const timer = setTimeout(late, ms);
    signal?.addEventListener('abort', late, { once: true });
    work.then(
      (value) => {
        clear();
        resolve(value);
      },
      (error: unknown) => {
        clear();
        reject(error instanceof Error ? error : new Error(String(error)));
      },
    );
  });
}
