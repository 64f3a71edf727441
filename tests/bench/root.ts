import { appRoot } from '#electron/cli/services.ts';

/** Checkout that is measured: package.json, dist and resources. */
export const root = appRoot;
