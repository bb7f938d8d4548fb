/** Whether faults are tried at length (`npm run test:faults`), or a few of each. */
export const isLong = process.env['LAIKE_FAULTS'] === 'long'

/** So many moments, in milliseconds below a limit: as if by chance, and the same in every run. */
export function moments(count: number, below: number): number[] {
  let seed = 20261126
  return Array.from({ length: count }, () => {
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed % below
  })
}
