import { entities as english } from './en/entities.ts'
import { frame as englishFrame } from './en/frame.ts'
import { entities as chinese } from './zh-CN/entities.ts'
import { frame as chineseFrame } from './zh-CN/frame.ts'

type Labels = Readonly<Record<string, { readonly fields: Readonly<Record<string, string>> }>>

/** What the fields of an entity that ship are called, in either language, and what every record has beside them. */
export function shippedLabels(entity: string): readonly string[] {
  const own = [chinese, english].flatMap((labels: Labels) =>
    Object.hasOwn(labels, entity) ? Object.values(labels[entity]!.fields) : [],
  )
  return [...own, ...[chineseFrame, englishFrame].flatMap(({ system }) => Object.values(system))]
}
