import { recoveryBytes, recoveryKeyOf } from '../../../../shared/domain/recoveryKey.ts'

let offered: { readonly to: string; readonly key: string } | undefined

/**
 * A new recovery key for somebody: the same one until it is used, so that the sheet they printed is not void because they
 * left the dialog and came back.
 */
export function offeredKey(to: string): string {
  if (offered?.to !== to) {
    offered = { to, key: recoveryKeyOf(crypto.getRandomValues(new Uint8Array(recoveryBytes))) }
  }
  return offered.key
}

/** The key that was offered opens the office now: the next one is another. */
export function forgetOffered(): void {
  offered = undefined
}
