import { customName, type CustomFieldKind } from '../../../shared/customFields.ts'
import type { OwnListName } from '../../../shared/dictionaries.ts'
import { client } from '../../client.ts'
import { toast } from '../../frame/toasts.ts'
import { useLookups } from '../../lookups.ts'
import { locale, t } from '../../words.ts'
import { newId } from '../ids.ts'
import { changeTogether, removeFrom } from '../recordActs.ts'

/** A field that is being made, under ids of its own, so that a second try makes nothing twice. */
export interface NewField {
  readonly id: string
  readonly act: string
  readonly entity: string
  readonly label: string
  readonly kind: CustomFieldKind
  /** Of a choice, in order, each with the id of its record. */
  readonly options: readonly { readonly id: string; readonly text: string }[]
}

/** What a new option is: what records hold is what it was called first. */
export const optionValues = (list: OwnListName, text: string, position: number, code = text) => ({
  list,
  code,
  position,
  [locale.value === 'en' ? 'labelEn' : 'labelZh']: text,
})

/** Makes a field with its options, and offers to take all of it back. Answers its name once every screen knows it. */
export async function addField(field: NewField): Promise<OwnListName> {
  const { id, act, entity, label, kind } = field
  const name = customName(id)
  const options = field.options.map((option, position) => ({
    entity: 'dictionary',
    id: option.id,
    values: optionValues(name, option.text, position),
  }))
  const [made] = await client.records.createTogether({
    act,
    records: [{ entity: 'customField', id, values: { label, entity, kind } }, ...options],
  })
  // An earlier try that was never answered made it, and it was called otherwise then.
  if (made?.label !== label) {
    await client.records.update({ entity: 'customField', id, act, values: { label } })
  }
  await useLookups().load()
  toast({ text: t('customFields.added', { label }), undo: act })
  return name
}

export const renameField = (id: string, from: string, to: string): Promise<void> =>
  changeTogether(
    'customField',
    [{ id, values: { label: to } }],
    t('customFields.renamed', { from, to }),
  )

export const removeField = (id: string, label: string): Promise<void> =>
  removeFrom('customField', id, t('customFields.removed', { label }))

/** Shows a removed field again, with all that stands in it. */
export async function restoreField(id: string, label: string): Promise<void> {
  const act = newId()
  await client.records.restore({ entity: 'customField', id, act })
  toast({ text: t('customFields.restored', { label }), undo: act })
}
