import { deviceRefusal } from '#shared/messages/devices.ts';
import { code128, fitsCode128 } from './code128.ts';
import { PAPERS, type Slip, type SlipBlock, type SlipLine, type SlipPaper, type SlipWidth } from './model.ts';
import { guardIdentity } from './privacy.ts';
import { longestQr, qrSize } from './qrSize.ts';
import { printable, wrap } from './text.ts';

const BAR_MODULE_DOTS = 2;

/**
 * Lines of a slip on paper of a width: what the preview shows and what the printer is sent. `reprint` counts the times it was printed before
 * (0 or absent for the first); a reprint says so below its title.
 * Refusals: `devices.slipWidth`, `devices.qrTooLong`, `devices.barcodeText`, `devices.slipIdentity`.
 */
export function layoutSlip(slip: Slip, width: SlipWidth, reprint = 0): SlipLine[] {
  if (!slip.widths.includes(width)) throw deviceRefusal('devices.slipWidth', { width });
  guardIdentity(slip);
  const mark: SlipBlock[] = reprint > 0 ? [{ kind: 'text', text: `【补打】第${String(reprint)}次`, align: 'center' }] : [];
  const blocks = slip.blocks[0]?.kind === 'title' ? [slip.blocks[0], ...mark, ...slip.blocks.slice(1)] : [...mark, ...slip.blocks];
  return blocks.flatMap((block) => linesOf(block, width, PAPERS[width]));
}

function linesOf(block: SlipBlock, width: SlipWidth, paper: SlipPaper): SlipLine[] {
  switch (block.kind) {
    case 'title':
      return wrap(block.text, paper.columns / 2).map((text) => ({ kind: 'text', text, align: 'center', style: 'title' }));
    case 'text':
      return wrap(block.text, paper.columns, block.hang ?? 0).map((text) => plain(text, block.align ?? 'left', block.bold ?? false));
    case 'field':
      return wrap(`${block.label}：${block.value}`, paper.columns, 2).map((text) => plain(text, 'left', block.bold ?? false));
    case 'rule':
      return [plain('-'.repeat(paper.columns))];
    case 'sign':
      return [plain(`${block.label}：`), plain(''), plain('_'.repeat(paper.columns - 8))];
    case 'qr': {
      const size = qrSize(block.text, width);
      if (size === null) throw deviceRefusal('devices.qrTooLong', { bytes: longestQr(width) });
      return [{ kind: 'qr', text: block.text, modules: size.modules, moduleDots: size.moduleDots }];
    }
    case 'barcode': {
      if (!fitsCode128(block.text)) throw deviceRefusal('devices.barcodeText', {});
      // Too long for the width of the paper, it is printed along the paper.
      const upright = code128(block.text).modules * BAR_MODULE_DOTS <= paper.dots;
      return [{ kind: 'barcode', text: block.text, moduleDots: BAR_MODULE_DOTS, upright }, plain(printable(block.text), 'center')];
    }
  }
}

function plain(text: string, align: 'left' | 'center' = 'left', bold = false): SlipLine {
  return { kind: 'text', text, align, style: bold ? 'bold' : 'plain' };
}
