import { D01 } from './D01.ts';
import { D02 } from './D02.ts';
import { D03 } from './D03.ts';
import { D04 } from './D04.ts';
import { D05 } from './D05.ts';
import { D13 } from './D13.ts';
import { D42 } from './D42.ts';
import type { PaperKind } from './kind.ts';

/** Every kind of official paper that this version can make, in the order of the catalogue. */
export const paperKinds: readonly PaperKind[] = [D01, D02, D03, D04, D05, D13, D42];

export function kindOf(id: string): PaperKind | undefined {
  return paperKinds.find((kind) => kind.id === id);
}
