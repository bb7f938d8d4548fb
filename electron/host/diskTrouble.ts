import { failure, problem, type FailureError } from '../../shared/failure.ts'

const sentences: readonly (readonly [RegExp, string])[] = [
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'diskFull'],
  [/^(SQLITE_READONLY|EROFS|EACCES|EPERM)/, 'diskReadOnly'],
  [/^(SQLITE_IOERR|EIO)/, 'diskTrouble'],
]

/** The expected failure that an error of the disk amounts to, with what to do about it; undefined for any other error. */
export function diskTrouble(error: unknown): FailureError | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const key = sentences.find(([codes]) => codes.test(code))?.[1]
  return key === undefined ? undefined : failure('invalid', problem([], key))
}
