import type { z } from 'zod';
import type { session } from '#shared/contract/settings.ts';
import { BareWindow } from '#renderer/app/frame/BareWindow.tsx';

/** What the window shows while no ledger is open. */
export default function Start({ session: now }: { readonly session: z.output<typeof session> }) {
  return <BareWindow>{now.problem?.message}</BareWindow>;
}
