import { z } from 'zod';
import { districtCode, month, reasonCode, tableName } from '../contract/values.ts';

/** What a district signs and sends: one revision of one monthly table (openapi.yaml, TablePayload). */

export const PAYLOAD_SCHEMA = 'city-tables/1';

const cell = z.union([z.string(), z.number().int(), z.boolean(), z.null()]);
const cells = z.record(z.string(), cell);

/**
 * Payload of the district's JWS. Stricter than the contract: nothing but the named members, so that nothing else can leave the house with it.
 * `totals` of wage-risk is the summary by industry and in total, of major-cases one line. `asOf` is the end of the month's window.
 */
export const tablePayload = z.strictObject({
  schema: z.literal(PAYLOAD_SCHEMA),
  districtCode,
  districtName: z.string().min(1).max(60),
  table: tableName,
  month,
  revision: z.number().int().min(1).max(999),
  supersedes: z.number().int().min(1).max(998).optional(),
  reasonCode: reasonCode.optional(),
  changes: z.array(z.strictObject({ row: z.string(), column: z.string(), old: cell, new: cell })).optional(),
  serial: z.string().regex(/^\d{6}-(QX|ZD)-\d{6}-V\d{1,3}$/),
  asOf: z.iso.datetime({ offset: true }),
  rows: z.array(cells).max(20_000),
  totals: z.record(z.string(), z.union([cell, cells])),
  rulePack: z.string().min(1),
  preparedBy: z.string(),
  approvedBy: z.string(),
}).refine((payload) => payload.revision === 1 || payload.supersedes !== undefined, { message: 'a later revision names the one that it corrects', path: ['supersedes'] });

export type TablePayload = z.infer<typeof tablePayload>;
