import { expect, it } from 'vitest'
import { isForPaper, printTargets, type PrinterProfile } from './printTargets.ts'

const profile = (id: string, printer: string | null, paper: string | null) =>
  ({ id, printer, paper }) as PrinterProfile
const envelope = { width: 220, height: 110 }
const said = (targets: ReturnType<typeof printTargets>) =>
  targets.map(({ printer, profile: by }) => [printer ?? '?', by ?? '-'].join(' '))

it('an adjustment is for its paper, by whatever name that goes', () => {
  const fits = (paper: string | null) => isForPaper(profile('a', null, paper), envelope)
  expect([null, 'CN-DL', 'ISO-DL', '220x110', '220.2x110'].map(fits)).not.toContain(false)
  expect(['A4', '110x220', 'gone'].map(fits)).not.toContain(true)
})

it('a browser asks in its own dialog, by every adjustment for the paper', () => {
  const profiles = [
    profile('a', '前台', 'CN-DL'),
    profile('b', null, null),
    profile('c', 'HP', 'A4'),
  ]
  expect(said(printTargets([], profiles, envelope))).toEqual(['? -', '? a', '? b'])
})

it('the desktop prints at once on what it has, each printer by its own adjustments', () => {
  const printers = [
    { name: 'HP', label: 'HP' },
    { name: 'Dot', label: 'Dot' },
  ]
  const profiles = [
    profile('hp', 'HP', 'CN-DL'),
    profile('any', null, 'CN-DL'),
    profile('far', '二楼', null),
    profile('a4', 'Dot', 'A4'),
  ]
  expect(said(printTargets(printers, profiles, envelope))).toEqual([
    ...['? -', '? any', '? far'],
    ...['HP -', 'HP hp', 'HP any'],
    ...['Dot -', 'Dot any'],
  ])
})
