import { readFileSync } from 'node:fs'

const interval = 200

/**
 * Calls `act` when the npm that runs this script is gone. npm's shell does not pass a signal on before it dies of it,
 * and a killed npm says nothing: then nobody is left who could close what we keep open. Does nothing without npm.
 * @param {() => void} act
 * @returns {() => void} ends the watch
 */
export function whenOrphaned(act) {
  if (!process.env.npm_lifecycle_event) return () => {}
  const keepers = keepersNow()
  const watch = setInterval(() => {
    if (keepersNow() === keepers) return
    clearInterval(watch)
    act()
  }, interval)
  return () => clearInterval(watch)
}

/** Our parent and, where that is only the shell that npm runs a script in, npm behind it (known on Linux alone). */
function keepersNow() {
  const parent = process.ppid
  const [name, itsParent] = processState(parent)
  return name === 'sh' ? `${parent} ${itsParent}` : `${parent}`
}

/**
 * Name and parent of a process, as proc_pid_stat(5) gives them: `4711 (sh) S 4710 …`.
 * @param {number} pid
 */
function processState(pid) {
  try {
    return /\((.*)\) \S+ (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.slice(1, 3) ?? []
  } catch {
    return []
  }
}
