import { z } from 'zod';

/** Values that several areas share. Instants are UTC milliseconds, money is integer fen, days are `YYYY-MM-DD` and months `YYYY-MM` in Asia/Shanghai. */

export const fen = z.number().int().min(-1e15).max(1e15);
export const instant = z.number().int().min(0).max(8.64e15);
export const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/);
export const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
export const recordId = z.number().int().positive();
export const rowVersion = z.number().int().positive();
export const count = z.number().int().min(0).max(1e9);

/** A folder of this PC, named in full: a bare name would mean wherever the product happened to be started. */
export const ledgerFolder = z.string().min(1).max(1000).refine((text) => /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(text) && !text.includes('\0'), '应为完整的文件夹路径，例如 D:\\劳监台账');
export const staffNo = z.string().trim().regex(/^[0-9A-Za-z]{1,12}$/);
export const districtCode = z.string().regex(/^\d{6}$/);
export const streetCode = z.string().regex(/^\d{9}$/);

/** One line of free text in a record; free text never reaches the city's tables. */
export const line = z.string().trim().max(200);
export const note = z.string().trim().max(2000);

export const industry = z.enum(['construction', 'catering', 'platform', 'dispatch', 'other']);
export const employerStatus = z.enum(['active', 'suspended', 'closed', 'moved']);
export const alertLevel = z.enum(['red', 'orange', 'yellow', 'unknown', 'none']);
export const alertKind = z.enum(['yellow', 'orange', 'red']);
export const tableName = z.enum(['wage-risk', 'major-cases']);
export const edition = z.enum(['exact', 'public']);
export const reasonCode = z.enum(['late_data', 'wrong_input', 'wrong_rule', 'court_update', 'identity_merge']);
export const paperFormat = z.enum(['xlsx', 'docx', 'pdf']);
export const paymentKind = z.enum(['wage', 'fine', 'surcharge']);

/** A file that a person chose: the window only ever holds this token, never a path. */
export const fileToken = z.strictObject({ token: z.string().min(16).max(64), name: z.string().max(255), size: z.number().int().min(0) });

/** Names a piece of long work so that its progress can be followed and it can be cancelled. */
export const jobToken = z.string().regex(/^[0-9a-f-]{8,40}$/);

/** Old and new value of one field, as a person reads it. */
export const fieldChange = z.strictObject({ field: z.string(), head: z.string(), old: z.string().nullable(), new: z.string().nullable() });

/** A named file that the product wrote for somebody. `token` opens it or its folder. */
export const writtenFile = z.strictObject({ token: z.string(), name: z.string(), folder: z.string() });

export type Fen = z.infer<typeof fen>;
export type Industry = z.infer<typeof industry>;
export type EmployerStatus = z.infer<typeof employerStatus>;
export type AlertLevel = z.infer<typeof alertLevel>;
export type AlertKind = z.infer<typeof alertKind>;
export type FieldChange = z.infer<typeof fieldChange>;
