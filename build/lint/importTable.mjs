import { builtinModules } from 'node:module'
import { posix, relative } from 'node:path'
import { roomOf } from './rooms.mjs'

/** @import { Room } from './rooms.mjs' */

const isTest = /\.(test|test-d|bench)\.ts$/

/**
 * Says in one sentence why a file may not import a module, or null when it may.
 * @param {string} file path of the importing file from the top of the repository
 * @param {string} source what stands in the import: `../a.ts`, `node:fs`, `vue`
 * @returns {string | null}
 */
export function refusal(file, source) {
  const room = roomOf(file)
  if (!room) return null
  const bare = source.replace(/\?.*$/, '')
  if (bare.startsWith('.')) return refusedPath(room, file, posix.join(posix.dirname(file), bare))
  if (bare.startsWith('node:') || builtinModules.includes(bare)) {
    return room.node || isTest.test(file) ? null : `${room.name} runs anywhere: nothing of Node.`
  }
  return room.refused.some((pattern) => matches(pattern, bare))
    ? `${room.name} may not import '${bare}'.`
    : null
}

/**
 * @param {Room} room
 * @param {string} file
 * @param {string} target
 */
function refusedPath(room, file, target) {
  const mayImport = isTest.test(file) ? [...room.mayImport, 'test/'] : room.mayImport
  const never = isTest.test(file) ? [] : (room.never ?? [])
  const allowed = mayImport.some((each) => target.startsWith(each))
  if (allowed && !never.some((each) => target.startsWith(each))) return null
  return `${room.name} may not import ${target}: only ${room.mayImport.join(', ')}${
    room.never ? `, and never ${room.never.join(', ')}` : ''
  }.`
}

/**
 * @param {string} pattern
 * @param {string} source
 */
function matches(pattern, source) {
  if (pattern.endsWith('*')) return source.startsWith(pattern.slice(0, -1))
  return source === pattern || source.startsWith(`${pattern}/`)
}

/** ESLint rule: every way of importing (static, dynamic, re-export, type) keeps to the table of rooms. */
export const importTable = {
  meta: { type: 'problem', schema: [] },
  /** @param {any} context */
  create(context) {
    const file = relative(context.cwd, context.filename).replaceAll('\\', '/')
    /** @param {any} node */
    const check = (node) => {
      const source = node.source?.value ?? node.argument?.literal?.value
      if (typeof source !== 'string') return
      const message = refusal(file, source)
      if (message) context.report({ node, message })
    }
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
      TSImportType: check,
    }
  },
}
