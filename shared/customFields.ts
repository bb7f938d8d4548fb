import { isOwnList, type ChoiceOf, type OwnListName } from './dictionaries.ts'
import type { Entity, RowOf } from './entity.ts'
import { choice, date, money, number, text, yesNo } from './fields/builders.ts'
import type { FieldBuilder, FieldSpec } from './fields/field.ts'
import type { customField } from './entities/customField.ts'
import type { Registry } from './entities/registry.ts'

/** A field that an office made, as far as it makes an entity. */
export type CustomFieldRow = Pick<
  RowOf<typeof customField>,
  'id' | 'label' | 'entity' | 'kind' | 'position'
>

/** What a field that an office makes can hold. */
export type CustomFieldKind = ChoiceOf<'customFieldKind'>

/** The group in which an entity's custom fields stand. */
export const customGroup = 'custom'

/** Custom fields that an entity may have at once. */
export const mostCustomFields = 100

/** What a custom field is called in its entity, in the log and as a column: the same on every install, whatever its label. */
export const customName = (id: string): OwnListName =>
  `custom_${id.replaceAll('-', '').toLowerCase()}`

/** Whether a field is one of the office's own, by its name: the list of a choice is called as its field is. */
export const isCustom = isOwnList

const builders: Readonly<Record<CustomFieldKind, (name: OwnListName) => FieldBuilder<FieldSpec>>> =
  {
    text: () => text().searched('text'),
    number,
    date,
    choice,
    yesNo,
    money,
  }

/** What a custom field holds; undefined for a kind that only a newer program knows. */
export function customSpec({ id, kind, label }: CustomFieldRow): FieldSpec | undefined {
  if (!Object.hasOwn(builders, kind)) return undefined
  return { ...builders[kind](customName(id)).spec, label }
}

/**
 * The entities as declared, with the custom fields of these rows. An entity without any stays the same object, so that
 * what is kept for it is still found; one that has some is made anew.
 */
export function withCustomFields(declared: Registry, rows: readonly CustomFieldRow[]): Registry {
  return Object.fromEntries(
    Object.values(declared).map((entity) => {
      const own = rows.filter((row) => row.entity === entity.name)
      return [entity.name, entity.extensible && own.length > 0 ? extended(entity, own) : entity]
    }),
  )
}

function extended(entity: Entity, rows: readonly CustomFieldRow[]): Entity {
  const fields = rows.toSorted(inOrder).flatMap((row): [string, FieldSpec][] => {
    const spec = customSpec(row)
    return spec ? [[customName(row.id), spec]] : []
  })
  return {
    ...entity,
    fields: { ...entity.fields, ...Object.fromEntries(fields) },
    groups: { ...entity.groups, [customGroup]: fields.map(([name]) => name) },
  }
}

/** As the office put them; of those in one place, the older first. */
export const inOrder = (a: CustomFieldRow, b: CustomFieldRow) =>
  a.position - b.position || (a.id < b.id ? -1 : 1)
