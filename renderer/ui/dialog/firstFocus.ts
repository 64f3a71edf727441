/** What a person fills in or presses; the closing cross is not among it. */
const FIELDS = 'input:not(:disabled):not([type="hidden"]), select:not(:disabled), textarea:not(:disabled)';

/**
 * Puts the focus where a person goes on: the first field of a dialog, else its main button. A field or button that asked for the focus itself keeps it.
 * @param body what stands between head and foot of the dialog
 */
export function focusFirst(body: HTMLElement | null, foot: HTMLElement | null): void {
  if (body === null || body.contains(document.activeElement) || foot?.contains(document.activeElement) === true) return;
  const first = body.querySelector<HTMLElement>(FIELDS) ?? foot?.querySelector<HTMLElement>('[data-primary]:enabled') ?? foot?.querySelector<HTMLElement>('button:enabled') ?? body.querySelector<HTMLElement>('button:enabled, a[href]');
  first?.focus();
}
