import { spawn } from 'node:child_process'

/**
 * Opens an address in the browser that the machine's owner uses. Where that can't be done nothing happens: the
 * address was printed.
 * @param {string} address
 */
export function openInBrowser(address) {
  const { program, args } = opener(process.platform, address)
  const child = spawn(program, args, {
    stdio: 'ignore',
    detached: true,
    windowsHide: true,
    windowsVerbatimArguments: true,
  })
  child.on('error', () => {})
  child.unref()
}

/**
 * The platform's own way to open an address.
 * @param {NodeJS.Platform} platform
 * @param {string} address
 */
export function opener(platform, address) {
  if (platform === 'darwin') return { program: 'open', args: [address] }
  // The empty pair of quotes is the window's title, which `start` would otherwise take the address for.
  if (platform === 'win32') return { program: 'cmd', args: ['/c', 'start', '""', address] }
  return { program: 'xdg-open', args: [address] }
}
