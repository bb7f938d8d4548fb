import type { Entities } from '../../../shared/entities/registry.ts'
import type { RowOf } from '../../../shared/entity.ts'
import type { Secrets } from '../secrets/secrets.ts'

/** Records with a secret of their own. */
export type SecretHolder =
  | { readonly entity: 'mailAccount'; readonly row: RowOf<Entities['mailAccount']> }
  | { readonly entity: 'smsGateway'; readonly row: RowOf<Entities['smsGateway']> }

/**
 * What the secret of a record is kept under: where it is sent to and how is in it, so that whoever points an account at another
 * server does not get its password sent there, or sent for everybody to read.
 */
function nameOf(holder: SecretHolder): string {
  const { entity, row } = holder
  if (entity === 'smsGateway') {
    const origins = [row.url, row.repliesUrl ?? row.url].map(originOf)
    return `${beginningOf(holder)}${[...new Set(origins)].join(' ')}`
  }
  return `${beginningOf(holder)}${row.host}:${row.port} ${row.security} ${row.bounceHost ?? ''}:${row.bouncePort} ${row.login}`
}

const beginningOf = ({ entity, row }: SecretHolder) => `${entity} ${row.id} `
const originOf = (url: string) => (URL.canParse(url) ? new URL(url).origin : url)

export const secretOf = (secrets: Secrets, holder: SecretHolder): string | undefined =>
  secrets.read(nameOf(holder))

/** Keeps the secret of a record in the place of the one before; null forgets it. */
export function keepSecret(secrets: Secrets, holder: SecretHolder, value: string | null): void {
  secrets.forget(beginningOf(holder))
  if (value !== null) secrets.keep(nameOf(holder), value)
}
