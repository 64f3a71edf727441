/** What the vault may walk over when its key changes. */
export { countSealed, personColumns } from './repository/sealedColumns.ts';
