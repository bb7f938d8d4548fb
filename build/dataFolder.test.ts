import { expect, it } from 'vitest'
import { usualDataFolder } from './dataFolder.mjs'

it.each([
  ['linux', {}, '/home/mei', '/home/mei/.local/share/Laike'],
  ['linux', { XDG_DATA_HOME: '/data/mei' }, '/home/mei', '/data/mei/Laike'],
  ['linux', { XDG_DATA_HOME: 'share' }, '/home/mei', '/home/mei/.local/share/Laike'],
  ['darwin', {}, '/Users/mei', '/Users/mei/Library/Application Support/Laike'],
  ['win32', { APPDATA: 'D:\\Roaming' }, 'C:\\Users\\mei', 'D:\\Roaming\\Laike'],
  ['win32', {}, 'C:\\Users\\mei', 'C:\\Users\\mei\\AppData\\Roaming\\Laike'],
] as const)('on %s with %j the office of %s lives in %s', (platform, env, home, folder) => {
  expect(usualDataFolder(platform, env, home)).toBe(folder)
})
