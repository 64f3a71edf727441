// What a programme that starts Electron by itself is told through its environment.
import { electronArguments, electronExecutable } from './electron.mjs';

/**
 * `BRIGADE_ELECTRON_EXECUTABLE`, `BRIGADE_ELECTRON_ARGUMENTS` (JSON list) and `BRIGADE_DISPLAY` (`virtual` or `screen`).
 * @returns {NodeJS.ProcessEnv}
 */
export function windowEnvironment() {
  return {
    ...process.env,
    BRIGADE_ELECTRON_EXECUTABLE: electronExecutable(),
    BRIGADE_ELECTRON_ARGUMENTS: JSON.stringify(electronArguments()),
    BRIGADE_DISPLAY: process.env['BRIGADE_DISPLAY'] ?? 'screen',
  };
}
