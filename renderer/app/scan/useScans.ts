import { useEffect, useEffectEvent } from 'react';
import { useNavigate } from 'react-router';
import { scanQuestion } from '#shared/devices/scan.ts';
import { readTypedLine } from '#shared/devices/cards/wedge.ts';
import { shanghaiDay } from '#shared/rules/time.ts';
import { now, read } from '#renderer/bridge/index.ts';
import { isCovered } from '#renderer/ui/keys.ts';
import { tell } from '#renderer/ui/tell.ts';
import { Burst } from './burst.ts';
import { keyText } from './keyText.ts';
import { offerScan } from './scans.ts';

/** A field that was typed into, as it was before the first key of a run. */
interface Before { readonly field: HTMLInputElement | HTMLTextAreaElement; readonly value: string; readonly from: number | null; readonly to: number | null }

/**
 * Hears scanners and readers that type, wherever the cursor stands, without taking a key from a person: only a run that no hand can type and that ends with
 * Enter counts. What it typed into a field is taken out again, and the code goes to whoever waits for a card, else to the search box; a code that means one
 * record opens it. In a dialog the code stays in the field in which the cursor stands: nothing typed there is left behind.
 */
export function useScans(show: (question: string) => void): void {
  const navigate = useNavigate();
  const found = useEffectEvent(async (line: string, inDialog: boolean): Promise<boolean> => {
    if (offerScan(line)) return true;
    if (readTypedLine(line, shanghaiDay(now())).ok) {
      tell('读到身份证，但这个页面不用证件，没有采用');
      return true;
    }
    if (inDialog) return false;
    const question = scanQuestion(line).slice(0, 200);
    const answer = await read('employers.search', { text: question, limit: 6 }).catch(() => undefined);
    // An employer brings its open cases along; they were not scanned.
    const [only, second] = (answer?.hits ?? []).filter((hit) => answer?.by === 'caseNo' || hit.group !== 'case');
    if (only !== undefined && second === undefined) void navigate(only.route);
    else show(question);
    return true;
  });
  useEffect(() => {
    const burst = new Burst();
    let before: Before | null = null;
    const hear = (event: KeyboardEvent): void => {
      if (isCovered()) return;
      const target = event.target;
      const text = keyText(event);
      const enter = event.key === 'Enter' || (event.key === 'Process' && event.code === 'Enter');
      const typed = burst.length;
      const line = burst.hear({ text, at: event.timeStamp, enter });
      // A reader that types puts tabs between its fields; they must not walk through the form.
      if (text === '\t' && burst.length > 4) event.preventDefault();
      if (burst.length === 1 && typed !== 1) before = fieldOf(target);
      if (line === null) return;
      // The search box takes what is scanned into it by itself, but for a person's card.
      if (target instanceof HTMLElement && target.id === 'search' && readTypedLine(line, shanghaiDay(now())).ok !== true) return;
      event.preventDefault();
      event.stopPropagation();
      const kept = before;
      const inDialog = target instanceof HTMLElement && target.closest('[role=dialog]') !== null;
      void found(line, inDialog).then((taken) => {
        if (kept === null) return;
        if (taken) put(kept, kept.value);
        else put(kept, `${kept.value.slice(0, kept.from ?? kept.value.length)}${scanQuestion(line)}${kept.value.slice(kept.to ?? kept.value.length)}`);
      });
    };
    document.addEventListener('keydown', hear, true);
    return () => document.removeEventListener('keydown', hear, true);
  }, []);
}

function fieldOf(target: EventTarget | null): Before | null {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return null;
  if (target instanceof HTMLInputElement && /^(?:checkbox|radio|button|submit|file)$/.test(target.type)) return null;
  return { field: target, value: target.value, from: target.selectionStart, to: target.selectionEnd };
}

/** Puts a value into a field as if it had been typed, so that the form behind it hears of it. */
function put({ field }: Before, value: string): void {
  if (field.value === value) return;
  const prototype = field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
