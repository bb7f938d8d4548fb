import { isList } from './recipientFields.ts'
import { asTyped } from './typedBars.ts'

/** What decides whether a part of a template is said: a field that is filled or holds this, a list that has records. */
export interface Condition {
  readonly field: string
  readonly is?: string
  readonly not?: boolean
}

/** A piece of a template as it stands there: words, a field, or a word of control. */
export type TemplateToken =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string; readonly text: string }
  | { readonly kind: 'if'; readonly condition: Condition; readonly text: string }
  | { readonly kind: 'each'; readonly list: string; readonly text: string }
  | { readonly kind: 'else' | 'endIf' | 'endEach'; readonly text: string }

/** A template taken apart: parts that are said under a condition, and parts that are said for each record of a list. */
export type TemplateNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'field'; readonly field: string }
  | {
      readonly kind: 'if'
      readonly condition: Condition
      readonly then: readonly TemplateNode[]
      readonly else: readonly TemplateNode[]
    }
  | { readonly kind: 'each'; readonly list: string; readonly body: readonly TemplateNode[] }

const path = String.raw`[A-Za-z]\w*(?:\.[A-Za-z]\w*)*`
const token = new RegExp(
  String.raw`\{\{(?:#if (${path})(?: (!?=) ([^{}\n]*))?|#each (${path})|(else|/if|/each)|(${path}))\}\}`,
  'g',
)

/** Reads a template piece by piece: `{{customer.name}}`, `{{#if customer.level = A}}…{{else}}…{{/if}}`, `{{#each cases}}…{{/each}}`. */
export function templateTokens(body: string): TemplateToken[] {
  const tokens: TemplateToken[] = []
  let read = 0
  for (const found of body.matchAll(token)) {
    const [text, field, sign, value, list, word, plain] = found
    if (found.index > read) tokens.push({ kind: 'text', text: body.slice(read, found.index) })
    read = found.index + text.length
    if (field !== undefined) {
      const asked =
        sign === undefined
          ? {}
          : { is: asTyped(value!.trim()), ...(sign === '!=' && { not: true }) }
      tokens.push({ kind: 'if', condition: { field, ...asked }, text })
    } else if (list !== undefined) tokens.push({ kind: 'each', list, text })
    else if (plain !== undefined && word === undefined)
      tokens.push({ kind: 'field', field: plain, text })
    else
      tokens.push({ kind: word === 'else' ? 'else' : word === '/if' ? 'endIf' : 'endEach', text })
  }
  if (read < body.length) tokens.push({ kind: 'text', text: body.slice(read) })
  return tokens
}

/** What is wrong with how a template's words of control follow each other; null when nothing is. */
export type TreeTrouble = 'unclosed' | 'unopened'

/** A word of control that has a line for itself takes the line with it. */
const ownLine = /^[ \t]*(\{\{(?:[#/][^{}\n]*|else)\}\})[ \t]*(?:\n|$)/gm

/** Takes a template apart. What was opened and never closed ends with the template; what was never opened is text. */
export function templateTree(body: string): {
  readonly nodes: readonly TemplateNode[]
  readonly trouble: TreeTrouble | null
} {
  const tokens = templateTokens(body.replace(ownLine, '$1'))
  let at = 0
  let trouble: TreeTrouble | null = null

  const until = (...ends: readonly TemplateToken['kind'][]): TemplateNode[] => {
    const nodes: TemplateNode[] = []
    for (; at < tokens.length; at += 1) {
      const next = tokens[at]!
      if (ends.includes(next.kind)) return nodes
      if (next.kind === 'text' || next.kind === 'field') nodes.push(next)
      else if (next.kind === 'if') nodes.push(choice(next.condition))
      else if (next.kind === 'each') nodes.push(repeated(next.list))
      else {
        trouble = 'unopened'
        nodes.push({ kind: 'text', text: next.text })
      }
    }
    if (ends.length > 0) trouble = 'unclosed'
    return nodes
  }
  const choice = (condition: Condition): TemplateNode => {
    at += 1
    const then = until('else', 'endIf')
    if (tokens[at]?.kind !== 'else') return { kind: 'if', condition, then, else: [] }
    at += 1
    return { kind: 'if', condition, then, else: until('endIf') }
  }
  const repeated = (list: string): TemplateNode => {
    at += 1
    return { kind: 'each', list, body: until('endEach') }
  }
  return { nodes: until(), trouble }
}

/** What a template is filled from. */
export interface TemplateScope {
  /** What is said for a field; null where there is nothing. */
  valueOf(field: string): string | null
  /** What a condition may compare a field with, beside what is said for it: the code of a choice. */
  codeOf(field: string): string | null
  /** The records of a list, each with a scope that knows more than this one. */
  each(list: string): readonly TemplateScope[]
}

/** Fills a template. `write` says how a value stands in the text, and what stands where there is none. */
export function fillTree(
  nodes: readonly TemplateNode[],
  scope: TemplateScope,
  write: (field: string, value: string | null) => string,
): string {
  return nodes
    .map((node) => {
      switch (node.kind) {
        case 'text':
          return node.text
        case 'field':
          return write(node.field, scope.valueOf(node.field) || null)
        case 'if':
          return fillTree(holds(node.condition, scope) ? node.then : node.else, scope, write)
        case 'each':
          return scope
            .each(node.list)
            .map((inner) => fillTree(node.body, inner, write))
            .join('')
      }
    })
    .join('')
}

function holds({ field, is, not = false }: Condition, scope: TemplateScope): boolean {
  if (is === undefined) return !!scope.valueOf(field) || scope.each(field).length > 0
  return (scope.codeOf(field) === is || scope.valueOf(field) === is) !== not
}

/** Fields and lists that a template asks for, each once, conditions too. */
export function askedBy(nodes: readonly TemplateNode[]): {
  readonly fields: ReadonlySet<string>
  readonly lists: ReadonlySet<string>
} {
  const fields = new Set<string>()
  const lists = new Set<string>()
  const walk = (each: readonly TemplateNode[]): void => {
    for (const node of each) {
      if (node.kind === 'field') fields.add(node.field)
      else if (node.kind === 'if') {
        const { field } = node.condition
        if (isList(field)) lists.add(field)
        else fields.add(field)
        walk(node.then)
        walk(node.else)
      } else if (node.kind === 'each') {
        lists.add(node.list)
        walk(node.body)
      }
    }
  }
  walk(nodes)
  return { fields, lists }
}
