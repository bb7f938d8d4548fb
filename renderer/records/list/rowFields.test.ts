import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, expect, test } from 'vitest'
import { customer } from '../../../shared/entities/customer.ts'
import { interaction } from '../../../shared/entities/interaction.ts'
import { task } from '../../../shared/entities/task.ts'
import { rowFields } from './rowFields.ts'

beforeEach(() => setActivePinia(createPinia()))

const of = (...fields: string[]) => fields.map((field) => ({ field }))
const by = (field: string) => ({ field, descending: false })

test('rows are read with their name, what is shown of them and what they are sorted by', () => {
  expect(rowFields(customer, of('level', 'name'), by('createdAt'))).toEqual([
    'name',
    'createdAt',
    'level',
  ])
})

test('a contact is chosen among those of the customer, and a task that is done is drawn as such', () => {
  expect(rowFields(interaction, of('contact'), by('at'))).toContain('customer')
  expect(rowFields(interaction, of('kind'), by('at'))).not.toContain('customer')
  expect(rowFields(task, of('title'), by('dueOn'))).toContain('doneAt')
})
