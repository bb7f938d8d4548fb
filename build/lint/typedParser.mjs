import { fileURLToPath } from 'node:url'
import { parser } from 'typescript-eslint'
import ts from 'typescript'

/** @import { CompilerOptions, Program } from 'typescript' */

const config = fileURLToPath(new URL('../../tsconfig.json', import.meta.url))
const script =
  /^<script\s+setup\s+lang="ts"(?:\s+generic="(\w+)(?: extends([^"]+))?")?\s*>([^]*?)<\/script>/m

/** @type {(code: string, options: object) => any} */
const parse = parser.parseForESLint
/** @type {Program | undefined} */
let program

/**
 * The parser for rules that need the types. All files are of one program, made once: typescript-eslint by itself makes a
 * new one for every `.vue`, since it gets to see another text of it than lies on the disk.
 */
export const typedParser = {
  ...parser,
  /**
   * @param {string} code
   * @param {{ filePath: string, projectService?: unknown }} options
   */
  parseForESLint(code, options) {
    if (options.projectService) {
      program ??= wholeProgram()
      // What is not as it lies on the disk is looked at alone, as ever.
      if (program.getSourceFile(options.filePath)?.text === code)
        return parse(code, { ...options, projectService: undefined, programs: [program] })
    }
    return parse(code, options)
  },
}

function wholeProgram() {
  const vue = { extension: '.vue', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }
  const parsed = ts.getParsedCommandLineOfConfigFile(
    config,
    /** @type {CompilerOptions} */ ({ allowNonTsExtensions: true }),
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => undefined },
    undefined,
    undefined,
    [vue],
  )
  if (!parsed) throw new Error(`${config} can’t be read`)
  const host = ts.createCompilerHost(parsed.options, true)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) => {
    if (!name.endsWith('.vue')) return getSourceFile(name, ...rest)
    return ts.createSourceFile(name, scriptOf(host.readFile(name)), rest[0], true, ts.ScriptKind.TS)
  }
  return ts.createProgram(parsed.fileNames, parsed.options, host)
}

/**
 * The script of a `.vue`, as vue-eslint-parser hands it over: with its type parameter as a type of its own.
 * @param {string} [text]
 */
function scriptOf(text = '') {
  const [, parameter, constraint = 'unknown', code = ''] = script.exec(text) ?? []
  return parameter ? `type ${parameter} = ${constraint};\n${code}` : code
}
