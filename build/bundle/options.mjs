// How the bundler is called for each kind of output.
import { builtinModules } from 'node:module';
import { inRoot, root } from '../setup/paths.mjs';

/** Native or resolved at run time: these stay in node_modules. */
export const externals = ['electron', 'sqlite3', 'knex', 'serialport', 'usb'];

/** @param {string} id */
const isExternal = (id) =>
  id.startsWith('node:') || builtinModules.includes(id) || externals.some((name) => id === name || id.startsWith(`${name}/`));

/**
 * @param {Record<string, string>} entries
 * @returns {Record<string, string>} the same with absolute paths
 */
const absolute = (entries) => Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inRoot(file)]));

/**
 * CommonJS for Node 20 and Electron 33 alike. Chunks lie beside the entries, so `import.meta.dirname` is one folder for all.
 * @param {import('./targets.mjs').Pass} pass
 * @param {string} out
 * @returns {import('vite').InlineConfig}
 */
function forNode(pass, out) {
  return {
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: true,
      outDir: out,
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input: absolute(pass.entries),
        external: isExternal,
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          chunkFileNames: '[name]-[hash].cjs',
          codeSplitting: pass.format === 'chunks',
        },
      },
    },
    ssr: { noExternal: true, target: 'node' },
  };
}

/**
 * @param {import('./targets.mjs').Pass} pass
 * @param {string} out
 * @returns {Promise<import('vite').InlineConfig>}
 */
async function forPage(pass, out) {
  const { default: react } = await import('@vitejs/plugin-react');
  return {
    root: inRoot('renderer'),
    configFile: false,
    logLevel: 'error',
    base: './',
    plugins: [react()],
    build: {
      outDir: out,
      emptyOutDir: false,
      target: 'chrome130',
      sourcemap: false,
      reportCompressedSize: false,
      assetsInlineLimit: 0, // the content security policy has no data: sources
      chunkSizeWarningLimit: 4_000,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: absolute(pass.entries) },
    },
  };
}

/**
 * @param {import('./targets.mjs').Pass} pass
 * @param {string} out
 * @returns {Promise<import('vite').InlineConfig>}
 */
export async function viteOptions(pass, out) {
  return pass.format === 'page' ? forPage(pass, out) : forNode(pass, out);
}
