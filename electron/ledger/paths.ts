import path from 'node:path';

/** Where things lie inside a ledger folder (design: The ledger). One folder a district. */
export interface LedgerPaths {
  readonly folder: string;
  readonly database: string;
  readonly attachments: string;
  readonly backups: string;
  readonly outbox: string;
  /** Result files of imports: the refused rows, to be mended. */
  readonly refused: string;
}

export function ledgerPaths(folder: string): LedgerPaths {
  const root = path.resolve(folder);
  return {
    folder: root,
    database: path.join(root, 'ledger.sqlite'),
    attachments: path.join(root, 'attachments'),
    backups: path.join(root, 'backups'),
    outbox: path.join(root, 'outbox'),
    refused: path.join(root, 'refused'),
  };
}
