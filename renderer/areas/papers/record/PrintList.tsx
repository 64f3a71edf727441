import type { OutputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { RailItem, RailList } from '#renderer/ui/RecordRail.tsx';
import { Section } from '#renderer/ui/Section.tsx';

type Print = OutputOf<'papers.paper'>['prints'][number];

/** The end of a print, and what to do about it. */
const END: Readonly<Record<Print['outcome'], string>> = { queued: '已送到打印队列，还没有打印机的回音；请到打印机旁看一看', printed: '已打印完成', failed: '没有打成；请检查打印机后重印' };

/** Prints of a paper with what became of each. `onReprint` absent: the paper is not printed any more. */
export function PrintList({ prints, onReprint }: { readonly prints: readonly Print[]; readonly onReprint?: () => void }) {
  if (prints.length === 0) return null;
  return (
    <Section title="打印记录" {...(onReprint === undefined ? {} : { more: <Button onClick={onReprint}>重印</Button> })}>
      <RailList>
        {prints.map((print, index) => (
          <RailItem key={index} caption={`${print.printer === '' ? '系统打印对话框' : print.printer}　工号 ${print.staffNo}`}>
            <DateText at={print.at} time />　{print.copies} 份　{END[print.outcome]}
          </RailItem>
        ))}
      </RailList>
    </Section>
  );
}
