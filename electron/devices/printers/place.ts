import { deviceRefusal } from '#shared/messages/devices.ts';

/** Where a portable printer is. */
export type PrinterPlace =
  | { readonly kind: 'tcp'; readonly host: string; readonly port: number }
  | { readonly kind: 'serial'; readonly path: string }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'spooler'; readonly name: string };

const TCP_PORT = 9100;

/** `tcp://HOST[:PORT]`, `serial:PATH`, `file:PATH` or `spooler:NAME`; refusal `devices.printerPlace` for anything else. */
export function printerPlace(text: string): PrinterPlace {
  const place = text.trim();
  const tcp = /^tcp:\/\/(\[[0-9A-Fa-f:.]+\]|[^/:@?#\s]+)(?::([0-9]{1,5}))?\/?$/.exec(place);
  if (tcp !== null) {
    const port = tcp[2] === undefined ? TCP_PORT : Number(tcp[2]);
    if (port >= 1 && port <= 65_535) return { kind: 'tcp', host: (tcp[1] ?? '').replace(/^\[|\]$/g, ''), port };
  }
  const [, kind, rest = ''] = /^(serial|file|spooler):(.+)$/.exec(place) ?? [];
  if (kind === 'serial' || kind === 'file') return { kind, path: rest };
  // A name that begins with a hyphen would be an option to the spooler's command.
  if (kind === 'spooler' && /^[^-\s/#'"\\][^/#'"\\\r\n]*$/.test(rest)) return { kind, name: rest };
  throw deviceRefusal('devices.printerPlace', { place: text });
}
