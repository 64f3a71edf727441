import QRCode from 'qrcode';
import { barsOf, code128 } from '#shared/devices/slips/code128.ts';
import { PAPERS, type SlipLine, type SlipWidth } from '#shared/devices/slips/model.ts';
import { cellsOf } from '#shared/devices/slips/text.ts';
import { cx } from '#renderer/ui/cx.ts';
import styles from '../devices.module.css';

/** Dots of the paper to pixels of the screen: 384 dots are 192 pixels. */
const SCALE = 0.5;
const BAR_HEIGHT = 80;
const LYING_WIDTH = 160;

/** The paper as it will come out: the same lines as the printer gets, each character in its own column. */
export function SlipPreview({ lines, width }: { readonly lines: readonly SlipLine[]; readonly width: SlipWidth }) {
  const { dots } = PAPERS[width];
  return (
    <div className={styles.paper} style={{ width: dots * SCALE + 28, paddingLeft: 14, paddingRight: 14 }} role="figure" aria-label={`${lines.flatMap((line) => (line.kind === 'text' ? [line.text] : [])).join('\n')}`}>
      {lines.map((line, index) => <Line key={index} line={line} />)}
    </div>
  );
}

function Line({ line }: { readonly line: SlipLine }) {
  if (line.kind === 'text') {
    const column = 12 * SCALE * (line.style === 'title' ? 2 : 1);
    return (
      <div className={cx(styles.slipLine, line.align === 'center' && styles.centred, line.style === 'bold' && styles.bold, line.style === 'title' && styles.title)} style={{ fontSize: column * 2 }}>
        {cellsOf(line.text).map((cell, index) => <span key={index} className={styles.cell} style={{ width: column * cell.columns }}>{cell.text}</span>)}
      </div>
    );
  }
  return <div className={styles.code}>{line.kind === 'qr' ? <Qr text={line.text} modules={line.modules} moduleDots={line.moduleDots} /> : <Bars text={line.text} moduleDots={line.moduleDots} upright={line.upright} />}</div>;
}

/** In the size and version in which the paper has it: byte mode, level M. */
function Qr({ text, modules, moduleDots }: { readonly text: string; readonly modules: number; readonly moduleDots: number }) {
  const code = QRCode.create([{ data: new TextEncoder().encode(text), mode: 'byte' }], { errorCorrectionLevel: 'M', version: (modules - 17) / 4 });
  const path: string[] = [];
  for (let y = 0; y < modules; y += 1) for (let x = 0; x < modules; x += 1) if (code.modules.get(y, x) !== 0) path.push(`M${x} ${y}h1v1h-1z`);
  const size = modules * moduleDots * SCALE;
  return <svg width={size} height={size} viewBox={`0 0 ${modules} ${modules}`} shapeRendering="crispEdges" aria-hidden="true"><path d={path.join('')} /></svg>;
}

function Bars({ text, moduleDots, upright }: { readonly text: string; readonly moduleDots: number; readonly upright: boolean }) {
  const bars = barsOf(code128(text));
  const length = bars.length;
  const path = bars.flatMap((bar, index) => (bar ? [upright ? `M${index} 0h1v1h-1z` : `M0 ${index}v1h1v-1z`] : [])).join('');
  const [along, across] = [length * moduleDots * SCALE, (upright ? BAR_HEIGHT : LYING_WIDTH) * SCALE];
  return <svg width={upright ? along : across} height={upright ? across : along} viewBox={upright ? `0 0 ${length} 1` : `0 0 1 ${length}`} preserveAspectRatio="none" shapeRendering="crispEdges" aria-hidden="true"><path d={path} /></svg>;
}
