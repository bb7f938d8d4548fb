import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where a system keeps its fonts, and which of them are asked for, the best first. */
export interface Fonts {
  readonly folders: readonly string[]
  readonly families: readonly string[]
  /** The same with the letters of books first: 宋体. */
  readonly serif: readonly string[]
  /** Fonts whose quotes and dashes are those of Latin text. */
  readonly latin: readonly string[]
}

/**
 * Fonts of a platform that have Chinese, rare characters last. None ships: a font with Chinese is 15 MB, and every
 * desktop brings one.
 */
export function fontsOf(platform: NodeJS.Platform, env = process.env, home = homedir()): Fonts {
  const { folders, families, books, latin } = known(platform, env, home)
  return { folders, families, serif: [...books, ...families], latin }
}

interface Known extends Omit<Fonts, 'serif'> {
  readonly books: readonly string[]
}

function known(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): Known {
  switch (platform) {
    case 'win32':
      return {
        folders: [
          join(env.SystemRoot ?? 'C:\\Windows', 'Fonts'),
          join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Microsoft', 'Windows', 'Fonts'),
        ],
        families: [
          'Microsoft YaHei',
          'SimSun',
          'Segoe UI',
          'SimSun-ExtB',
          'MS Gothic',
          'Malgun Gothic',
        ],
        books: ['SimSun', 'NSimSun', 'Times New Roman'],
        latin: ['Segoe UI', 'Arial'],
      }
    case 'darwin':
      return {
        folders: [
          '/System/Library/Fonts',
          '/System/Library/Fonts/Supplemental',
          '/System/Library/AssetsV2/com_apple_MobileAsset_Font7',
          '/Library/Fonts',
          join(home, 'Library', 'Fonts'),
        ],
        families: [
          'PingFang SC',
          'Hiragino Sans GB',
          'STHeiti',
          'Songti SC',
          'Helvetica Neue',
          'PingFang TC',
        ],
        books: ['Songti SC', 'STSong', 'Times New Roman'],
        latin: ['Helvetica Neue', 'Helvetica'],
      }
    default:
      return {
        folders: ['/usr/share/fonts', '/usr/local/share/fonts', join(home, '.local/share/fonts')],
        families: [
          'Noto Sans CJK SC',
          'Source Han Sans SC',
          'WenQuanYi Micro Hei',
          'Noto Serif CJK SC',
          'DejaVu Sans',
        ],
        books: ['Noto Serif CJK SC', 'Source Han Serif SC', 'AR PL UMing CN'],
        latin: ['Liberation Sans', 'DejaVu Sans', 'Noto Sans'],
      }
  }
}
