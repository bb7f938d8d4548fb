import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { setLocale } from '../../../words.ts'
import { fieldsOf, recordOf } from './journalWords.ts'

beforeEach(() => {
  setActivePinia(createPinia())
  setLocale('en')
})

test('what a role says of a field is called after that field, by its own kind of record', () => {
  const said = (entity: string, field: string) => {
    const fields = { entity: { old: null, new: entity }, field: { old: null, new: field } }
    const part = { entity: 'roleField', kind: 'create', count: 1, record: 'a', fields } as const
    const now = fieldsOf(part, {}).find((each) => each.field === 'field')?.now
    return [recordOf(part, { a: `${entity}.${field}\nSales` })?.title, now]
  }
  expect(said('task', 'title')).toEqual(['Sales: Title (task)', 'Title'])
  expect(said('serviceCase', 'title')).toEqual(['Sales: What happened (case)', 'What happened'])
})
