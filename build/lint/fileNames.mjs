import { basename, relative } from 'node:path'

const vague = /(^|[a-z])(utils?|helpers?|common|misc|managers?)$/i

/**
 * Whether a file or folder name says nothing about what is inside.
 * @param {string} name without folders; an ending is ignored
 */
export function isVague(name) {
  return vague.test(name.replace(/\..*$/, ''))
}

/** ESLint rule: no file or folder is called utils, helpers, common, misc or manager, alone or at its end. */
export const fileNames = {
  meta: { type: 'suggestion', schema: [] },
  /** @param {any} context */
  create(context) {
    const path = relative(context.cwd, context.filename).replaceAll('\\', '/')
    return {
      /** @param {any} node */
      Program(node) {
        const name = path.split('/').find(isVague)
        if (name) {
          context.report({
            node,
            message: `'${basename(name)}' says nothing: name it for what it does.`,
          })
        }
      },
    }
  },
}
