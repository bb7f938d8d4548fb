import fc from 'fast-check'
import { v7 } from 'uuid'
import { numbered, recordTable } from '../../electron/host/database/migrations/recordTable.ts'
import { columnsOf } from '../../electron/host/database/schema.ts'
import { defineEntity } from '../../shared/entity.ts'
import { fieldIn, operatorsOf } from '../../shared/fields/asking.ts'
import * as field from '../../shared/fields/builders.ts'
import { dayOf } from '../../shared/fields/date.ts'
import type { FieldKind, FieldSpec } from '../../shared/fields/field.ts'
import { operators, type Condition, type Filter, type Operator } from '../../shared/filter.ts'

/** An entity with a field of every kind there is. */
export const thing = defineEntity({
  name: 'thing',
  title: 'text',
  list: ['text'],
  groups: {},
  fields: {
    text: field.text(),
    longText: field.longText(),
    choice: field.choice('customerLevel'),
    owner: field.reference('user'),
    team: field.reference('department'),
    part: field.reference('thing'),
    number: field.number(),
    money: field.money(),
    date: field.date(),
    instant: field.instant(),
    limit: field.instant().limiting('instant'),
    nextLimit: field.instant().limiting(),
    yesNo: field.yesNo(),
    phone: field.phone(),
    email: field.email(),
    link: field.link(),
    address: field.address(),
    tags: field.tags(),
    duration: field.duration(),
    attachments: field.attachments(),
  },
})
/** The migration that makes its table. */
export const table = [
  ...recordTable(
    'thing',
    Object.fromEntries(
      columnsOf(thing)
        .filter(({ name }) => Object.hasOwn(thing.fields, name))
        .map(({ name, type }) => [name, type.toLowerCase()]),
    ),
    [['part'], ['owner']],
  ),
  ...numbered('thing'),
]

const pieces = [
  'a',
  'A',
  'ab',
  '宁波',
  '波',
  ' ',
  '%',
  '_',
  '\\',
  "'",
  '"',
  '😀',
  '\ud83d',
  'é',
  '1',
]
const letters = fc.array(fc.constantFrom(...pieces), { maxLength: 4 }).map((all) => all.join(''))
const hostile = fc.constantFrom(
  '\0',
  'a\0b',
  '\u001b',
  '%',
  '_',
  '\\%',
  "' or 1=1 --",
  '\ud83d',
  '',
)
const text = fc.oneof({ weight: 4, arbitrary: letters }, { weight: 1, arbitrary: hostile })
const days = fc.oneof(
  fc.integer({ min: -500, max: 500 }),
  fc.integer({ min: -60, max: 60 }),
  fc.constantFrom(-400, -25, -3, 0),
  fc.integer({ min: -350_000, max: 700_000 }),
)
/** When the questions are put, UTC milliseconds. */
export const now = Date.UTC(2026, 10, 23, 1, 30)
const moment = fc.tuple(days, fc.nat(86_399_999)).map(([day, ms]) => now + day * 86_400_000 + ms)
const day = moment.map(dayOf)
const amount = fc.integer({ min: -3, max: 3 })
const region = fc.constantFrom('330000', '330200', '330212', '330523', '110000', '110105')
/** Ids of whatever is referred to: people, departments, tags, other records. */
export const ids = Array.from({ length: 12 }, () => v7())
const id = fc.constantFrom(...ids)

/** What a record may hold, by kind. */
export const held = {
  text,
  longText: text,
  choice: fc.constantFrom('A', 'B', 'C'),
  reference: id,
  number: amount,
  money: amount,
  date: day,
  instant: moment,
  yesNo: fc.boolean(),
  phone: fc.constantFrom('0574-8820 4417', '(0574) 88204417', '+86 138.0013.8000', '400/8820'),
  email: fc.constantFrom('Fang@a.example', 'fang@a.example', 'b_1@c.example'),
  link: fc.constantFrom('https://a.example', 'https://a.example/100%'),
  address: fc.record({ region, line: text, place: text }, { requiredKeys: [] }),
  tags: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
  duration: fc.integer({ min: 0, max: 3 }),
  attachments: fc.array(
    fc.record({
      id: fc.constant('0'.repeat(64)),
      name: fc.constantFrom('合同.pdf', 'A 100%.png'),
      size: fc.constant(1),
      type: fc.constant(''),
    }),
    { minLength: 1, maxLength: 2 },
  ),
} satisfies Record<FieldKind, fc.Arbitrary<unknown>>

const asked: Partial<Record<FieldKind, fc.Arbitrary<string>>> = {
  phone: fc.constantFrom('0574 88204417', '0574 8820', '4008820', '-', '138'),
  email: fc.constantFrom('FANG@A.EXAMPLE', 'fang', '_', '@'),
  link: fc.constantFrom('a.example', '100%', '%'),
  attachments: fc.constantFrom('.pdf', 'a 100', '合同.pdf\nA', '%'),
}

function valueFor(spec: FieldSpec, op: Operator): fc.Arbitrary<Condition['value']> {
  const words = asked[spec.kind] ?? text
  const given = held[spec.kind] as fc.Arbitrary<string | number | boolean>
  const isMoment = spec.kind === 'date' || spec.kind === 'instant'
  switch (operators[op]) {
    case 'nothing':
      return fc.constant(undefined)
    case 'text':
      return words.filter((each) => each !== '')
    case 'days':
      return fc.oneof(fc.integer({ min: -2, max: 400 }), fc.constantFrom(1e9, -1e9, 0.5, 7.9))
    case 'value':
      return isMoment ? day : (asked[spec.kind] ?? given)
    case 'pair':
      return isMoment ? fc.tuple(day, day) : fc.tuple(given, given)
    case 'several': {
      const one =
        spec.kind === 'address' ? fc.oneof(region, text) : spec.kind === 'tags' ? id : words
      return fc.oneof(
        fc.array(spec.to || spec.dictionary ? (given as fc.Arbitrary<string>) : one, {
          maxLength: 4,
        }),
        one,
      )
    }
  }
}

const fields = [...Object.keys(thing.fields), 'createdAt', 'updatedAt', 'createdBy', 'updatedBy']
/** Every question that can be asked of every field. */
export const questions = fields.flatMap((name) =>
  operatorsOf(fieldIn(thing, name)!).map((op) => [name, op] as const),
)
/** Conditions that put a question, with whatever somebody may give as its value. */
export const condition = ([name, op]: (typeof questions)[number]): fc.Arbitrary<Filter> =>
  valueFor(fieldIn(thing, name)!, op).map((value) => ({
    field: name,
    op,
    ...(value !== undefined && { value }),
  }))
