// Which way arrows may point. Each rule: whose imports it looks at, and what it refuses among them.
/** @import { Import } from './imports.mjs' */

/**
 * @typedef {object} ImportRule
 * @property {string} name
 * @property {string} why shown with each finding
 * @property {(path: string) => boolean} from
 * @property {(wanted: Import, path: string) => boolean} refuses
 */

/** @param {...string} folders */
const within = (...folders) => (/** @type {string} */ path) =>
  folders.some((folder) => path === folder || path.startsWith(`${folder}/`));

/**
 * @param {Import} wanted
 * @param {...string} folders
 */
const isFileIn = (wanted, ...folders) => wanted.kind === 'file' && within(...folders)(wanted.target);

/** @param {string} path */
const areaOf = (path) => /^(?:electron|renderer)\/areas\/([^/]+)\//.exec(path)?.[1];

/** Packages that bring a clock, a machine or a user interface with them. */
const impurePackages = ['electron', 'knex', 'sqlite3', 'react', 'react-dom', 'antd', 'exceljs', 'docx', 'yauzl', 'yazl'];

/** Where the ledger's query builder may be seen. */
const mayKnex = (/** @type {string} */ path) =>
  /^electron\/.*\/?repository[^/]*\.ts$/.test(path) || within('electron/ledger', 'electron/imports')(path);

/** @type {ImportRule[]} */
export const importRules = [
  {
    name: 'shared-is-pure',
    why: 'shared/ knows no machine, no window and no side of the bridge',
    from: within('shared'),
    refuses: (wanted) =>
      wanted.kind === 'builtin' ||
      (wanted.kind === 'package' && impurePackages.includes(wanted.target)) ||
      (wanted.kind === 'file' && !within('shared')(wanted.target)),
  },
  {
    name: 'window-asks-the-bridge',
    why: 'renderer/ reaches the main process only through the contract',
    from: within('renderer'),
    refuses: (wanted) =>
      wanted.kind === 'builtin' ||
      (wanted.kind === 'package' && ['electron', 'knex', 'sqlite3'].includes(wanted.target)) ||
      (wanted.kind === 'file' && !within('renderer', 'shared')(wanted.target)),
  },
  {
    name: 'main-knows-no-screen',
    why: 'electron/ imports only itself and shared/',
    from: within('electron'),
    refuses: (wanted) =>
      (wanted.kind === 'package' && ['react', 'react-dom', 'antd'].includes(wanted.target)) ||
      (wanted.kind === 'file' && !within('electron', 'shared', 'package.json')(wanted.target)),
  },
  {
    name: 'areas-keep-their-tables',
    why: "an area asks another through its operations, never through the other's repository",
    from: (path) => areaOf(path) !== undefined,
    refuses: (wanted, path) =>
      wanted.kind === 'file' &&
      /\/repository[^/]*(\/|$)/.test(wanted.target) &&
      areaOf(wanted.target) !== undefined &&
      areaOf(wanted.target) !== areaOf(path),
  },
  {
    name: 'areas-below-bridge',
    why: 'operations do not know who asked: bridge and command line stand above the areas',
    from: within('electron/areas', 'electron/ledger', 'electron/papers', 'electron/devices', 'electron/imports'),
    refuses: (wanted) => isFileIn(wanted, 'electron/bridge', 'electron/cli', 'electron/main.ts'),
  },
  {
    name: 'ledger-below-areas',
    why: 'ledger, papers and devices serve the areas and do not know them',
    from: within('electron/ledger', 'electron/papers', 'electron/devices'),
    refuses: (wanted) => isFileIn(wanted, 'electron/areas'),
  },
  {
    name: 'knex-in-repositories',
    why: 'only repositories, the ledger and the importers may speak SQL',
    from: (path) => within('electron', 'renderer', 'shared')(path) && !mayKnex(path),
    refuses: (wanted) => wanted.kind === 'package' && ['knex', 'sqlite3'].includes(wanted.target),
  },
  {
    name: 'electron-in-adapters',
    why: 'the electron module stays in main.ts, preload.ts, bridge/ and shell/: everything else also runs on plain Node for the command line',
    from: (path) =>
      within('electron')(path) && !within('electron/main.ts', 'electron/preload.ts', 'electron/bridge', 'electron/shell')(path),
    refuses: (wanted) => wanted.kind === 'package' && wanted.target === 'electron' && !wanted.typeOnly,
  },
  {
    name: 'folders-by-name',
    why: 'between the top folders imports are written #shared/…, #electron/…, #renderer/…',
    from: within('electron', 'renderer', 'shared'),
    refuses: (wanted, path) =>
      wanted.kind === 'file' && wanted.wish.startsWith('.') && wanted.target.split('/')[0] !== path.split('/')[0],
  },
];
