import { citizenCheckDigit } from '#shared/rules/identifiers/citizen.ts';
import { deviceRefusal } from '#shared/messages/devices.ts';
import type { Slip, SlipBlock } from './model.ts';

/** No identity number and no natural person's phone on any slip (documents.md 1.3): a slip that holds one is not printed. */
export function guardIdentity(slip: Slip): void {
  for (const block of slip.blocks) {
    if (block.kind === 'barcode' || (block.kind === 'field' && block.own === true)) continue;
    const text = textOf(block);
    if (holdsCitizenNumber(text) || /(?<![0-9A-Za-z])1[3-9][0-9]{9}(?![0-9A-Za-z])/.test(text)) throw deviceRefusal('devices.slipIdentity', {});
  }
}

function textOf(block: SlipBlock): string {
  switch (block.kind) {
    case 'rule': return '';
    case 'sign': return block.label;
    case 'field': return `${block.label}：${block.value}`;
    default: return block.text;
  }
}

function holdsCitizenNumber(text: string): boolean {
  const found = text.match(/(?<![0-9A-Za-z])[0-9]{6}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])/g) ?? [];
  return found.some((number) => citizenCheckDigit(number.slice(0, 17)) === number[17]?.toUpperCase());
}
