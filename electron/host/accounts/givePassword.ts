import type { Host } from '../host.ts'
import { hashPassword } from './password.ts'

/**
 * Gives somebody a password: `keep` keeps its hash, and says whether it did. In an encrypted office the new one opens the
 * office before the old one ceases to, so that wherever this ends one of them does both.
 */
export async function givePassword(
  { keys, passwordCost }: Pick<Host, 'keys' | 'passwordCost'>,
  { id, login }: { readonly id: string; readonly login: string },
  password: string,
  keep: (hash: string) => boolean,
): Promise<void> {
  const hash = await hashPassword(password, passwordCost)
  const wrap = await keys.wrap(id, login, password, hash)
  let isKept = false
  try {
    isKept = keep(hash)
  } finally {
    if (isKept) wrap.keep()
    else wrap.drop()
  }
}
