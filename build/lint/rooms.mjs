const desktop = ['electron', 'electron-updater']
const interfaceOnly = ['vue', 'vue-*', '@vue/*', 'pinia', '@pinia/*', 'element-plus', '@lucide/vue']
const storage = ['better-sqlite3', '@orpc/server']

/**
 * @typedef {object} Room
 * @property {string} name what it is called in a message
 * @property {string[]} folders paths from the top of the repository; the longest that fits a file decides
 * @property {string[]} mayImport folders and files whose modules may be imported here; all when left out
 * @property {string[]} [never] exceptions to `mayImport`
 * @property {boolean} node whether Node's own modules may be imported
 * @property {string[]} refused packages that may not be imported; a `*` stands for any name
 */

/** Who may import whom. docs/architecture.md draws it; this list is what the linter holds it to. @type {Room[]} */
export const rooms = [
  {
    name: 'shared/',
    folders: ['shared/'],
    mayImport: ['shared/', 'resources/'],
    node: false,
    refused: [...desktop, ...interfaceOnly, ...storage],
  },
  {
    name: 'an entity',
    folders: ['shared/entities/'],
    mayImport: ['shared/', 'resources/'],
    never: ['shared/entities/'],
    node: false,
    refused: [...desktop, ...interfaceOnly, ...storage],
  },
  {
    name: 'electron/host/',
    folders: ['electron/host/'],
    mayImport: ['electron/host/', 'shared/', 'resources/', 'package.json'],
    node: true,
    refused: [...desktop, ...interfaceOnly],
  },
  {
    name: 'a migration',
    folders: ['electron/host/database/migrations/'],
    mayImport: ['electron/host/database/'],
    node: true,
    refused: [...desktop, ...interfaceOnly],
  },
  {
    name: 'the shell',
    folders: ['electron/'],
    mayImport: ['electron/', 'shared/', 'resources/', 'package.json'],
    never: ['electron/host/'],
    node: true,
    refused: [...interfaceOnly, ...storage],
  },
  {
    name: 'renderer/',
    folders: ['renderer/'],
    mayImport: ['renderer/', 'shared/', 'resources/', 'package.json'],
    node: false,
    refused: [...desktop, ...storage, 'kysely'],
  },
  {
    name: 'what any record shares',
    folders: ['renderer/records/'],
    mayImport: ['renderer/', 'shared/', 'resources/', 'package.json'],
    never: ['renderer/modules/'],
    node: false,
    refused: [...desktop, ...storage, 'kysely'],
  },
]

/** Files that gather a folder's files into one list, and so import all of them. */
export const registries = ['shared/entities/registry.ts', 'shared/entities/index.ts']

/**
 * The room a file stands in, or null where anything goes (test/, build/, the top).
 * @param {string} path from the top of the repository, with forward slashes
 * @returns {Room | null}
 */
export function roomOf(path) {
  const folder = rooms
    .flatMap((room) => room.folders)
    .filter((each) => path.startsWith(each))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '')
  const inner = registries.includes(path) ? 'shared/' : folder
  return rooms.find((room) => room.folders.includes(inner)) ?? null
}
