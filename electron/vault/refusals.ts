import { refuse, type MessageCode, type Refusal } from '#shared/messages/index.ts';

/** Why a sealed value did not open: an unknown form, a key that is not here, or a value that was altered or moved from another place. */
export type SealProblem = 'format' | 'key' | 'altered';

export type VaultCode = Extract<MessageCode, `vault.${string}`>;

/** Builds a refusal of the vault; the caller throws it. `data` goes to the window and must hold nothing personal. */
export function vaultRefusal(code: VaultCode, data: Record<string, string> = {}): Refusal {
  return refuse(code, {}, { data });
}
