/** What a change of the vault's key walks over. */
export { paperColumns } from './repository/sealedColumns.ts';
