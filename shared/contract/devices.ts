import { z } from 'zod';
import { command, nothing, query, type AreaSpec } from './define.ts';
import { fileToken, instant, jobToken, line, recordId } from './values.ts';

/** Devices belong to the PC, not to the ledger: what is set here is kept beside the window's place. */

export const deviceId = z.string().regex(/^[a-z0-9-]{4,40}$/);
export const slipId = z.enum(['S01', 'S02', 'S03', 'S04', 'S05', 'L01', 'T01']);
/** What became of a print: in the queue, answered for by the printer, taken without an answer, unclear, not done. */
export const slipOutcome = z.enum(['queued', 'confirmed', 'unconfirmed', 'doubtful', 'refused', 'cancelled']);
export const slipWidth = z.union([z.literal(58), z.literal(80)]);

/** `ready`: it answered last time; `present`: it is there and was not asked yet. */
export const deviceState = z.enum(['ready', 'present', 'busy', 'missing', 'trouble']);

const said = z.strictObject({ code: z.string(), message: z.string(), todo: z.string(), at: instant });

const device = {
  id: deviceId, label: z.string(), driver: z.string(), place: z.string(), state: deviceState,
  /** What became known of it: speed, paper. */
  detail: z.string(),
  lastError: said.nullable(), lastGoodAt: instant.nullable(), isDefault: z.boolean(),
};

export const readerLine = z.strictObject({ ...device, kind: z.enum(['serial', 'usb', 'helper']) });

export const printerProfile = {
  width: slipWidth,
  /** Cuts by itself. */
  cutter: z.boolean(),
  characters: z.enum(['gbk', 'full']), codes: z.enum(['native', 'raster']),
  baud: z.union([z.literal(9600), z.literal(19_200), z.literal(38_400), z.literal(57_600), z.literal(115_200)]),
};
export const printerLine = z.strictObject({ ...device, kind: z.enum(['tcp', 'serial', 'spooler', 'file']), ...printerProfile, waiting: z.number().int(), doubtful: z.number().int() });

/** Kinds of papers that may have a printer of their own. `form`: forms and records; `letter`: letters, decisions, monthly tables; `bound`: what is bound into a file. */
export const paperProfile = z.enum(['letter', 'form', 'bound']);
export const officeChoice = z.strictObject({
  /** Name of the system's queue; empty: the system's default. */
  printer: z.string().max(200),
  /** Tray by the printer's own name; empty: its default. */
  tray: z.string().max(60).regex(/^[\w.-]*$/),
  duplex: z.boolean(), copies: z.number().int().min(1).max(9),
});

/** A USB device that is plugged in and may be a card reader. */
export const usbDevice = z.strictObject({
  /** What `addReader` of kind `usb` takes, and `tryPort` after `usb:`. */
  place: z.string(), name: z.string(),
  /** Vendor and product, `0400:c35a`; serial number and socket (`2.3`), empty where there is none. */
  ids: z.string(), serial: z.string(), socket: z.string(),
  /** It bears the number that card readers share. */
  likely: z.boolean(),
  /** Label of the reader that is set up on it. */
  takenBy: z.string().nullable(),
  /** Why it can't be used. */
  problem: z.strictObject({ message: z.string(), todo: z.string() }).nullable(),
});

export const deskView = z.strictObject({
  readers: z.array(readerLine),
  printers: z.array(printerLine),
  /** Ports with something on them that nobody has set up. */
  ports: z.array(z.strictObject({ path: z.string(), label: z.string(), usbIds: z.string() })),
  /** `problem`: this PC can't use USB readers at all. */
  usb: z.strictObject({ problem: z.strictObject({ message: z.string(), todo: z.string() }).nullable(), devices: z.array(usbDevice) }),
  /** Printers that the system gives as files and that nobody has set up. */
  printerFiles: z.array(z.strictObject({ path: z.string(), label: z.string() })),
  paper: z.record(paperProfile, officeChoice),
});

/** Where a reader is; the name of a USB device may carry a long serial number, escaped. */
const readerPlace = z.string().trim().min(1).max(1500);

/** A change of what this PC remembers of its devices. */
export const deviceChange = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('addReader'), label: line.max(40), kind: z.enum(['serial', 'usb']), place: readerPlace }),
  /** A vendor's program: only one that the person chose in the system's dialog. */
  z.strictObject({ do: z.literal('addHelper'), label: line.max(40), program: fileToken }),
  z.strictObject({ do: z.literal('addPrinter'), label: line.max(40), place: line.min(1), ...printerProfile }),
  z.strictObject({ do: z.literal('editPrinter'), id: deviceId, label: line.max(40), place: line.min(1), ...printerProfile }),
  z.strictObject({ do: z.literal('rename'), id: deviceId, label: line.min(1).max(40) }),
  z.strictObject({ do: z.literal('remove'), id: deviceId }),
  z.strictObject({ do: z.literal('makeDefault'), id: deviceId }),
  z.strictObject({ do: z.literal('paper'), profile: paperProfile, choice: officeChoice }),
]);

const textOrNull = z.string().nullable();

/** What a card says; a field that its kind of card does not carry, or that a keyboard reader did not type, is null. Days are `YYYY-MM-DD`. */
export const cardFields = z.strictObject({
  type: z.enum(['citizen', 'J', 'I', 'Y']), name: z.string(), sex: z.enum(['男', '女', '未知', '未说明']), nation: textOrNull, birth: z.string(), address: textOrNull, number: z.string(),
  issuer: textOrNull, validFrom: z.string(), validTo: z.string(), otherName: textOrNull, nationality: textOrNull, passNumber: textOrNull, timesIssued: textOrNull,
});
export const cardWarning = z.strictObject({ code: z.enum(['expired', 'not-yet-valid', 'sex-differs', 'private-characters']), words: z.string() });

export const queuedJob = z.strictObject({
  id: z.string(), slip: slipId, title: z.string(),
  /** Number of the record that the slip is of. */
  of: z.string(),
  printer: z.string(), width: slipWidth, copies: z.number().int(), reprint: z.number().int(), queuedAt: instant,
  state: z.enum(['waiting', 'sending', 'printed', 'doubtful', 'refused', 'cancelled']), at: instant, confirmed: z.boolean(),
  /** Why it waits, was refused or is in doubt, and what to do; empty otherwise. */
  message: z.string(), todo: z.string(),
});

/** One print on an office printer and what became of it; `queued` is what is known while the system's queue has it. */
export const printLine = z.strictObject({ at: instant, staffNo: z.string(), printer: z.string(), copies: z.number().int(), outcome: z.enum(['queued', 'printed', 'failed']) });

/** What a slip is of; `receiptId` or `receivedAt` null: the newest receipt of materials of the case or complaint. */
export const slipOf = z.union([
  z.strictObject({ slip: z.literal('S04'), complaintId: recordId, receivedAt: instant.nullable() }),
  z.strictObject({ slip: z.literal('S03'), receiptNo: line.min(1).max(40) }),
  z.strictObject({ slip: z.literal('S04'), caseId: recordId, receiptId: recordId.nullable() }),
  z.strictObject({ slip: z.literal('S05'), caseId: recordId }),
  z.strictObject({ slip: z.literal('L01'), employerId: recordId }),
]);

/** Lines as they stand on the paper: the preview draws them, the printer gets the same. */
export const slipLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), text: z.string(), align: z.enum(['left', 'center']), style: z.enum(['plain', 'bold', 'title']) }),
  z.strictObject({ kind: z.literal('qr'), text: z.string(), modules: z.number().int(), moduleDots: z.number().int() }),
  z.strictObject({ kind: z.literal('barcode'), text: z.string(), moduleDots: z.number().int(), upright: z.boolean() }),
]);

export const devices = {
  /** What is connected, how it is, and what went wrong last. */
  list: query(nothing, deskView, ['devices']),
  /** Asks the printers on the network how they are; whoever shows the desk calls it again and again. */
  look: command(nothing, nothing),
  /** Asks one device: a reader whether it answers (and reads a card that lies on it, keeping nothing), a printer for a test slip. */
  test: command(z.strictObject({ id: deviceId, job: jobToken }), z.strictObject({ words: z.string() })),
  /** Tries an unset port (at all its speeds) or USB device as a card reader; it is remembered when it answers. `place` begins with `serial:` or `usb:`. */
  tryPort: command(z.strictObject({ place: readerPlace.regex(/^(?:serial|usb):./), job: jobToken }), z.strictObject({ words: z.string(), id: deviceId })),
  /** Waits for an ID card and reads it. Nothing is kept. `reader` null: the default one, or whichever is found. */
  readCard: command(
    z.strictObject({ job: jobToken, reader: deviceId.nullable(), waitSeconds: z.number().int().min(1).max(120) }),
    z.strictObject({ card: cardFields, warnings: z.array(cardWarning), reader: z.string(), readAt: instant }),
  ),
  /** Ends a waiting `readCard`, `test` or `tryPort`. */
  cancel: command(z.strictObject({ job: jobToken }), nothing),
  configure: command(deviceChange, z.strictObject({ id: deviceId.nullable() })),
  /** What happened at the devices, the newest first, for IT; never a part of a card or a slip. */
  log: query(nothing, z.strictObject({ entries: z.array(z.strictObject({ at: instant, device: z.string(), text: z.string() })) }), ['devices']),
  queue: query(nothing, z.strictObject({ jobs: z.array(queuedJob) }), ['devices']),
  /** `seen`: the paper is complete; `again`: print it once more; `now`: try at once; `cancel`: it is not wanted any more. */
  settleJob: command(z.strictObject({ id: z.string().max(60), act: z.enum(['seen', 'again', 'now', 'cancel']) }), nothing),
  /** Prints of a record on office printers, the newest first; `queued` is what is known while the system's queue has it. */
  printed: query(
    z.strictObject({ kind: z.string().max(20), id: z.string().max(80) }),
    z.strictObject({ prints: z.array(printLine) }),
    ['devices'],
  ),
  /** Trays of an office printer, as it names them. */
  trays: query(z.strictObject({ printer: z.string().max(200) }), z.strictObject({ trays: z.array(z.strictObject({ name: z.string(), label: z.string() })) }), []),
  /** A slip as it would come out of a printer of this width now, and how often it was printed before. */
  slip: query(
    z.strictObject({ of: slipOf, width: slipWidth }),
    z.strictObject({ title: z.string(), number: z.string(), lines: z.array(slipLine), widths: z.array(slipWidth), printed: z.array(z.strictObject({ at: instant, staffNo: z.string(), printer: z.string(), outcome: slipOutcome })) }),
    ['devices', 'cases', 'employers'],
  ),
  /** Puts a slip into the queue of a printer, or of the usual one. One that was printed before says so on the paper (补打). */
  printSlip: command(z.strictObject({ of: slipOf, printer: deviceId.nullable(), copies: z.number().int().min(1).max(9) }), z.strictObject({ job: queuedJob })),
} satisfies AreaSpec;

export type CardFieldsOut = z.infer<typeof cardFields>;
