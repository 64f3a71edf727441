const LISTED = 3;

/**
 * Why a dialog's main button cannot be pressed, where the dialog does not say so itself: the fields that must be filled in and are empty, by their labels.
 * Empty where the button can be pressed, runs, or has words of its own beside it.
 * @param body the dialog's fields
 * @param foot its buttons
 */
export function missingWords(body: HTMLElement | null, foot: HTMLElement | null): string {
  const primary = foot?.querySelector<HTMLButtonElement>(':scope > [data-primary]') ?? null;
  if (body === null || primary === null || !primary.disabled || primary.getAttribute('aria-busy') === 'true') return '';
  const labels = [...body.querySelectorAll<HTMLElement>('[data-required]')].filter(isEmpty).map((field) => field.dataset['required'] ?? '');
  return labels.length === 0 ? '' : `还没有填：${labels.slice(0, LISTED).join('、')}${labels.length > LISTED ? '等' : ''}`;
}

function isEmpty(field: HTMLElement): boolean {
  const chosen = field.querySelector<HTMLElement>('[data-empty]');
  if (chosen !== null) return chosen.dataset['empty'] === 'true';
  const inputs = [...field.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')];
  const ticks = inputs.filter((input) => input.type === 'radio' || input.type === 'checkbox');
  if (ticks.length > 0) return !ticks.some((input) => input instanceof HTMLInputElement && input.checked);
  return inputs.length > 0 && inputs.every((input) => input.value.trim() === '');
}
