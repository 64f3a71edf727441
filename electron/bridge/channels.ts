/** Names on the wire between the window and the main process. Nothing else is listened to. */
export const channels = {
  run: 'brigade:run',
  read: 'brigade:read',
  file: 'brigade:file',
  change: 'brigade:change',
  progress: 'brigade:progress',
  shortcut: 'brigade:shortcut',
} as const;
