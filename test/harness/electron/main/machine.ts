import type { Machine } from '../calls.ts'

const given = process.env.LAIKE_HARNESS_MACHINE
if (!given) throw new Error('The stand-in for Electron is started by launchDesktop().')

/** The machine this run believes to stand on. */
export const machine = JSON.parse(given) as Machine
