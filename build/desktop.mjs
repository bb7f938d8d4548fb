import { electronProgram, fetchElectron, hasScreen } from './electronRuntime.mjs'
import { runUntilItEnds } from './supervised.mjs'

const startUp = 10_000

/**
 * Opens the desktop app and stays until it is closed. Returns its exit code, or null, after one line that says why,
 * when it can't run here: no screen, no runtime, or one that ends with an error as soon as it is started.
 * @param {string} root
 * @param {{ node: string, env: NodeJS.ProcessEnv, data: string, place: string | null }} options
 * @returns {Promise<number | null>}
 */
export async function openDesktop(root, { node, env, data, place }) {
  let electron = electronProgram(root)
  if (!electron && !hasScreen(process.platform, env)) {
    return inBrowserInstead('这里没有屏幕', 'There is no screen here')
  }
  electron ??= await fetchElectron(root, node, () =>
    console.log('正在取桌面运行环境，约 110 MB…… Fetching the desktop runtime, about 110 MB.'),
  )
  if (!electron) {
    return inBrowserInstead(
      '取不到桌面运行环境 Electron',
      'The desktop runtime, Electron, could not be fetched',
    )
  }
  const started = Date.now()
  const args = [root, '--data', data, ...(place ? ['--place', place] : [])]
  const { code, asked } = await runUntilItEnds(electron, args, {
    cwd: root,
    env,
    channel: false,
    onOutput: (text) => process.stdout.write(text),
  })
  if (code === 0 || asked) return code ?? 0
  if (Date.now() - started > startUp) return code ?? 1
  return inBrowserInstead('桌面版在这里打不开', 'The desktop app could not open here')
}

/**
 * @param {string} zh
 * @param {string} en
 */
function inBrowserInstead(zh, en) {
  console.log(`${zh}，改在浏览器里打开。 ${en}, so Laike opens in the browser.`)
  return null
}
