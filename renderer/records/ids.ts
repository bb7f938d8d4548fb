import { v7 } from 'uuid'

/** An id for a new record or act: ordered by time, made here so that a retried request is the same request. */
export const newId = (): string => v7()
