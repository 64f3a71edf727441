import { importKinds } from '#electron/imports/kinds/index.ts';

/** Chinese name of an import kind; one that this version does not know is shown as it stands. */
export function kindName(kind: string): string {
  return importKinds.find((known) => known.kind === kind)?.name ?? kind;
}
