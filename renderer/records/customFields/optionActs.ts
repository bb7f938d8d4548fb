import type { Lookups } from '../../../shared/api/office.ts'
import type { OwnListName } from '../../../shared/dictionaries.ts'
import { labelKey } from '../../../shared/domain/labelKey.ts'
import { failure, problem } from '../../../shared/failure.ts'
import { useLookups } from '../../lookups.ts'
import { labelOf, locale, t } from '../../words.ts'
import { newId } from '../ids.ts'
import { positionAt } from '../positionAt.ts'
import { addTo, changeTogether } from '../recordActs.ts'
import { optionValues } from './customFieldActs.ts'

type Option = Lookups['dictionary'][number]

/** The options of a choice that are offered, in order. */
export const offered = (list: OwnListName): readonly Option[] =>
  useLookups()
    .entries(list)
    .filter(({ hidden }) => !hidden)
    .toSorted((a, b) => a.position - b.position)

const called = (list: OwnListName, text: string) => (option: Option) =>
  labelKey(labelOf(list, option.code)) === labelKey(text)

/** Adds an option at the end; one that was taken away comes back. Answers the code that records hold. */
export async function addOption(list: OwnListName, text: string): Promise<string> {
  const all = useLookups().entries(list)
  const known = all.find(called(list, text))
  if (known && !known.hidden) throw failure('invalid', problem([], 'labelTaken'))
  const position = Math.max(-1, ...all.map((each) => each.position)) + 1
  const said = t('customFields.optionAdded', { option: text })
  if (known) {
    const values = { hidden: false, position }
    await changeTogether('dictionary', [{ id: known.id, values }], said)
    return known.code
  }
  const code = all.some((each) => each.code === text) ? newId() : text
  await addTo('dictionary', optionValues(list, text, position, code), said)
  return code
}

/** Calls an option otherwise; where it has a name in each language, in the language of the moment. */
export async function renameOption(list: OwnListName, option: Option, text: string): Promise<void> {
  if (offered(list).some((each) => each.id !== option.id && called(list, text)(each))) {
    throw failure('invalid', problem([], 'labelTaken'))
  }
  const { id, code, labelZh, labelEn } = option
  const inEnglish = labelZh && labelEn ? locale.value === 'en' : Boolean(labelEn)
  const values = { [inEnglish ? 'labelEn' : 'labelZh']: text }
  const said = t('customFields.optionRenamed', { from: labelOf(list, code), to: text })
  await changeTogether('dictionary', [{ id, values }], said)
}

/** Offers an option no more; records that hold it keep it. */
export const hideOption = (list: OwnListName, { id, code }: Option): Promise<void> =>
  changeTogether(
    'dictionary',
    [{ id, values: { hidden: true } }],
    t('customFields.optionRemoved', { option: labelOf(list, code) }),
  )

/** Puts an option elsewhere among the others. */
export async function moveOption(list: OwnListName, from: number, to: number): Promise<void> {
  const options = offered(list)
  const option = options[from]
  if (!option || from === to || to < 0 || to >= options.length) return
  await changeTogether(
    'dictionary',
    [{ id: option.id, values: { position: positionAt(options, from, to) } }],
    t('customFields.optionMoved', { option: labelOf(list, option.code) }),
  )
}
