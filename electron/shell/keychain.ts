import { safeStorage } from 'electron';
import type { Keychain } from '#electron/areas/services.ts';

/** safeStorage as it was until Electron 44 and as it became: the asynchronous half is not everywhere. */
interface Storage {
  isEncryptionAvailable(): boolean;
  encryptString(text: string): Buffer;
  decryptString(encrypted: Buffer): string;
  isAsyncEncryptionAvailable?(): Promise<boolean>;
  encryptStringAsync?(text: string): Promise<Buffer>;
  decryptStringAsync?(encrypted: Buffer): Promise<{ result: string }>;
  getSelectedStorageBackend?(): string;
}

/**
 * The operating system's keychain, or null where there is none. On Linux `basic_text` is a fixed password in the open: that is none either.
 * Ask only after the application is ready.
 */
export async function systemKeychain(storage: Storage = safeStorage, platform: string = process.platform): Promise<Keychain | null> {
  if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend?.() ?? 'unknown')) return null;
  const available = storage.isAsyncEncryptionAvailable === undefined ? storage.isEncryptionAvailable() : await storage.isAsyncEncryptionAvailable();
  if (!available) return null;
  return {
    async protect(secret) {
      const text = Buffer.from(secret).toString('base64');
      const wrapped = storage.encryptStringAsync === undefined ? storage.encryptString(text) : await storage.encryptStringAsync(text);
      return new Uint8Array(wrapped);
    },
    async reveal(protectedSecret) {
      const wrapped = Buffer.from(protectedSecret);
      const text = storage.decryptStringAsync === undefined ? storage.decryptString(wrapped) : (await storage.decryptStringAsync(wrapped)).result;
      return new Uint8Array(Buffer.from(text, 'base64'));
    },
  };
}
