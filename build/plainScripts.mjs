/**
 * Refuses scripts of which each character would take two bytes: each thread of the host keeps the text of its own. The
 * bundler escapes what it can, but not what a tag such as `String.raw` reads as it is written.
 * @type {import('vite').Plugin}
 */
export const plainScripts = {
  name: 'laike:plain-scripts',
  generateBundle(_options, bundle) {
    for (const output of Object.values(bundle)) {
      const wide =
        output.type === 'chunk' ? /.{0,40}[\u0100-\uffff].{0,40}/.exec(output.code) : null
      if (wide) this.error(`${output.fileName} is not of one byte a character, at: ${wide[0]}`)
    }
  },
}
