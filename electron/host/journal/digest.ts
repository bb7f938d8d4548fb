import { hash } from 'node:crypto'
import type { ChangeColumns, EventColumns, SealColumns } from '../database/tables.ts'

const sha256 = (parts: readonly unknown[]) => hash('sha256', JSON.stringify(parts), 'hex')

/** Digest of what an entry of the log holds; it outlives the values, and does not give them away. */
export const fieldsDigest = ({ salt, fields }: Pick<ChangeColumns, 'salt' | 'fields'>): string =>
  sha256([salt, fields])

/** Digest of an entry of the log, the same before and after its values were erased. */
export const changeDigest = (entry: ChangeColumns): string =>
  sha256([
    entry.site,
    entry.seq,
    entry.clock,
    entry.at,
    entry.user,
    entry.act,
    entry.source,
    entry.entity,
    entry.record,
    entry.kind,
    entry.digest ?? fieldsDigest(entry),
  ])

/** Digest of an event. */
export const eventDigest = (event: EventColumns): string =>
  sha256([
    event.site,
    event.seq,
    event.at,
    event.user,
    event.act,
    event.source,
    event.kind,
    event.entity,
    event.record,
    event.detail,
  ])

/** The hash of a seal: over the seal before it, and over what was written since. */
export const sealHash = (
  before: string,
  { site, number, at, changes, events }: Omit<SealColumns, 'hash'>,
  digests: readonly string[],
): string => sha256([before, site, number, at, changes, events, ...digests])
