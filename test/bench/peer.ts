import Database from 'better-sqlite3'
import type { Office } from '../../electron/host/office.ts'

/** A second connection for the peers: plain SQL over the same rows. */
export const peerOn = ({ file }: Pick<Office, 'file'>) => new Database(file, { readonly: true })
