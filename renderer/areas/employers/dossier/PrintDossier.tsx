import { useRun } from '#renderer/bridge/index.ts';
import { OfficePrintDialog } from '#renderer/areas/devices/office/OfficePrintDialog.tsx';

/** Prints the dossier as it stands now. */
export default function PrintDossier({ id, onClose }: { readonly id: number; readonly onClose: () => void }) {
  const printing = useRun('employers.printDossier');
  return <OfficePrintDialog title="打印档案" profile="letter" subject={null} print={(printer, copies) => printing.run({ id, printer, copies })} running={printing.running} failure={printing.failure} onClose={onClose} />;
}
