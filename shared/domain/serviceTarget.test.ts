import fc from 'fast-check'
import { expect, test } from 'vitest'
import { targetFor, type TargetConditions } from './serviceTarget.ts'

const target = (kind: string | null, severity: string | null, level: string | null) => ({
  kind,
  severity,
  level,
})
const usual = target('complaint', null, null)
const severe = target('complaint', 'high', null)
const anySevere = target(null, 'high', null)
const bigCustomer = target('complaint', null, 'A')
const all = [usual, severe, anySevere, bigCustomer]

test('the target that says most of a case counts', () => {
  expect(targetFor(all, target('complaint', 'normal', 'B'))).toBe(usual)
  expect(targetFor(all, target('complaint', 'high', 'B'))).toBe(severe)
  expect(targetFor(all, target('complaint', 'normal', 'A'))).toBe(bigCustomer)
  expect(targetFor(all, target('repair', 'high', null))).toBe(anySevere)
})

test('of two that say as much the kind comes first, then the severity', () => {
  expect(targetFor(all, target('complaint', 'high', 'A'))).toBe(severe)
  expect(targetFor([anySevere, usual], target('complaint', 'high', null))).toBe(usual)
})

test('what fits no target has none, and of the same the first counts', () => {
  expect(targetFor(all, target('enquiry', 'normal', 'A'))).toBeUndefined()
  const twin = { ...usual }
  expect(targetFor([usual, twin], target('complaint', 'low', null))).toBe(usual)
})

const some = (...codes: string[]) => fc.option(fc.constantFrom(...codes))
const conditions = fc.record<TargetConditions>({
  kind: some('complaint', 'repair'),
  severity: some('high', 'low'),
  level: some('A', 'B'),
})

test('whichever counts fits, and nothing that fits says more', () => {
  const said = (each: TargetConditions) =>
    Object.values(each).filter((code) => code !== null).length
  fc.assert(
    fc.property(fc.array(conditions), conditions, (targets, held) => {
      const fits = targets.filter((each) =>
        (['kind', 'severity', 'level'] as const).every(
          (name) => each[name] === null || each[name] === held[name],
        ),
      )
      const found = targetFor(targets, held)
      expect(found === undefined).toBe(fits.length === 0)
      if (found) expect(said(found)).toBe(Math.max(...fits.map(said)))
    }),
  )
})
