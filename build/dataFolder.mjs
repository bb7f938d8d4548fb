import { posix, win32 } from 'node:path'

/**
 * The folder an office lives in when nobody named one: where the platform keeps a program's data.
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {string} home
 */
export function usualDataFolder(platform, env, home) {
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(home, 'AppData', 'Roaming'), 'Laike')
  }
  if (platform === 'darwin') return posix.join(home, 'Library', 'Application Support', 'Laike')
  // The XDG specification: a relative path there counts as none.
  const data = env.XDG_DATA_HOME?.startsWith('/')
    ? env.XDG_DATA_HOME
    : posix.join(home, '.local/share')
  return posix.join(data, 'Laike')
}
