/** The system's keychain, as far as a key needs it. */
export interface SecretKeeper {
  protect(secret: Uint8Array): Promise<Uint8Array>;
  reveal(protectedSecret: Uint8Array): Promise<Uint8Array>;
}
