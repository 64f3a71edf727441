import { useEffect, useRef, useState } from 'react';
import type { Ink } from '#shared/contract/papers.ts';
import { Button } from '#renderer/ui/Button.tsx';
import styles from '../papers.module.css';

/** Millimetres of the box that strokes are kept in. */
const BOX = { width: 60, height: 20 } as const;
const DOTS = { width: 1200, height: 400 } as const;
type Point = Ink[number][number];

/** A place to sign with pen, finger or mouse. Each stroke is kept with pressure and time; the last one can be taken back, all can be cleared. */
export function SignaturePad({ ink, onChange }: { readonly ink: Ink; readonly onChange: (ink: Ink) => void }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const started = useRef(0);
  const [stroke, setStroke] = useState<Point[] | null>(null);
  useEffect(() => {
    const pen = canvas.current?.getContext('2d');
    if (pen === null || pen === undefined) return;
    pen.clearRect(0, 0, DOTS.width, DOTS.height);
    pen.lineCap = 'round';
    for (const points of stroke === null ? ink : [...ink, stroke]) draw(pen, points);
  }, [ink, stroke]);
  const pointOf = (event: PointerEvent, box: DOMRect): Point => {
    if (started.current === 0) started.current = event.timeStamp;
    const [x, y] = [((event.clientX - box.left) / box.width) * BOX.width, ((event.clientY - box.top) / box.height) * BOX.height];
    const pressure = event.pointerType === 'mouse' || event.pressure === 0 ? 0.5 : event.pressure;
    return [round(Math.min(60, Math.max(0, x))), round(Math.min(20, Math.max(0, y))), round(pressure), Math.max(0, Math.round(event.timeStamp - started.current))];
  };
  const begin = (event: React.PointerEvent<HTMLCanvasElement>): void => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setStroke([pointOf(event.nativeEvent, event.currentTarget.getBoundingClientRect())]);
  };
  const move = (event: React.PointerEvent<HTMLCanvasElement>): void => {
    if (stroke === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    // A pen reports more often than the screen is drawn.
    const events = event.nativeEvent.getCoalescedEvents();
    setStroke([...stroke, ...(events.length === 0 ? [event.nativeEvent] : events).map((one) => pointOf(one, box))].slice(0, 4000));
  };
  const end = (): void => {
    if (stroke !== null) onChange([...ink, stroke]);
    setStroke(null);
  };
  return (
    <div>
      <canvas ref={canvas} className={styles.pad} width={DOTS.width} height={DOTS.height} role="img" aria-label={`签名框，已签 ${ink.length} 笔`} onPointerDown={begin} onPointerMove={move} onPointerUp={end} onPointerCancel={end} />
      <div className={styles.padFoot}>
        <Button small disabled={ink.length === 0} onClick={() => onChange(ink.slice(0, -1))}>撤回一笔</Button>
        <Button small disabled={ink.length === 0} onClick={() => onChange([])}>清除重签</Button>
        <span>请用手写笔、手指或鼠标在框内签名。</span>
      </div>
    </div>
  );
}

function draw(pen: CanvasRenderingContext2D, points: readonly Point[]): void {
  const scale = DOTS.width / BOX.width;
  const list = points.length === 1 ? [...points, ...points] : points;
  list.slice(1).forEach((to, index) => {
    const from = list[index] ?? to;
    pen.beginPath();
    pen.lineWidth = (0.2 + 0.5 * ((from[2] + to[2]) / 2)) * scale;
    pen.moveTo(from[0] * scale, from[1] * scale);
    pen.lineTo(to[0] * scale + 0.01, to[1] * scale);
    pen.stroke();
  });
}

const round = (value: number): number => Math.round(value * 100) / 100;
