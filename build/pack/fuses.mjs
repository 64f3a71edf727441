// Switches inside of the packed executable: which way each must stand, and how they stand.

/** Everything that would let somebody run other code under this product's name, off. As electron-builder takes them. */
export const fuses = {
  runAsNode: false,
  enableNodeOptionsEnvironmentVariable: false,
  enableNodeCliInspectArguments: false,
  enableEmbeddedAsarIntegrityValidation: true,
  onlyLoadAppFromAsar: true,
  enableCookieEncryption: true,
  loadBrowserProcessSpecificV8Snapshot: false,
  grantFileProtocolExtraPrivileges: false,
};

/** Linux has no asar integrity; the switch may stand there as it likes. */
const onlyOn = /** @type {Readonly<Record<string, readonly string[]>>} */ ({ enableEmbeddedAsarIntegrityValidation: ['win32', 'darwin'] });

/**
 * Reads the wire of switches out of an executable and holds each against what it must be.
 * @param {string} executable
 * @param {string} [platform]
 * @returns {Promise<string[]>} names of the wrong ones with their state; an executable without a wire is wrong as a whole
 */
export async function wrongFuses(executable, platform = process.platform) {
  const { getCurrentFuseWire, FuseV1Options } = await import('@electron/fuses');
  /** @type {Record<string, unknown>} */
  let wire;
  try {
    wire = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (await getCurrentFuseWire(executable)));
  } catch {
    return ['没有开关：这不是 Electron 的程序'];
  }
  const numbers = /** @type {Record<string, number | string>} */ (FuseV1Options);
  return Object.entries(fuses).flatMap(([name, wanted]) => {
    if (onlyOn[name] !== undefined && !onlyOn[name].includes(platform)) return [];
    const number = numbers[`${name.charAt(0).toUpperCase()}${name.slice(1)}`];
    const state = String.fromCharCode(Number(wire[String(number)]));
    return state === (wanted ? '1' : '0') ? [] : [`${name} 应${wanted ? '开' : '关'}，实为 ${{ 0: '关', 1: '开', r: '没有' }[state] ?? '不明'}`];
  });
}
