/** What printing is made of on the disk. */
export interface PrintParts {
  /** Script of the typesetter. */
  readonly typesetter: URL
  /** Folder of the documents' sources. */
  readonly sources: URL
}

/** The parts as they lie beside the script of a host, in the sources and when built. */
export const printPartsBeside = (host: string): PrintParts =>
  host.endsWith('.ts')
    ? {
        typesetter: new URL('./typesetter.ts', host),
        sources: new URL('../../resources/print/', host),
      }
    : { typesetter: new URL('./typesetter.js', host), sources: new URL('./print/', host) }
