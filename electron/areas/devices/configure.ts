import { refuse } from '#shared/messages/index.ts';
import { shell } from '../operation.ts';
import { devicesHere } from './here.ts';

/** Files that the window may name as a printer: the system's own printer devices. A page must not make the product write elsewhere. */
const PRINTER_FILE = /^file:(?:\/dev\/(?:usb\/)?lp\d{1,2}|LPT\d)$/;

export const configure = shell<'devices.configure'>(({ services }, change) => {
  const devices = devicesHere(services);
  if (change.do === 'addHelper') return devices.ask('configure', { do: 'addHelper', label: change.label, program: services.files.pathOf(change.program.token) });
  if ((change.do === 'addPrinter' || change.do === 'editPrinter') && change.place.startsWith('file:') && !PRINTER_FILE.test(change.place)) throw refuse('devices.printerPlace', { place: change.place }, { field: 'place' });
  return devices.ask('configure', change);
});
