import type { InputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { OfficePrintDialog } from '#renderer/areas/devices/office/OfficePrintDialog.tsx';

type Order = Omit<InputOf<'reports.printTable'>, 'printer' | 'copies'>;

/** Prints one version of a table. */
export function PrintDialog({ order, onClose }: { readonly order: Order; readonly onClose: () => void }) {
  const printing = useRun('reports.printTable');
  return (
    <OfficePrintDialog
      profile="letter" subject={{ kind: 'table', id: `${order.table}/${order.month}/${order.edition}/${order.revision ?? 0}` }}
      print={(printer, copies) => printing.run({ ...order, printer, copies })} running={printing.running} failure={printing.failure} onClose={onClose}
    />
  );
}
