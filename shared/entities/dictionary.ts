import { defineEntity } from '../entity.ts'
import { number, text, yesNo } from '../fields/builders.ts'

/** One entry of the office's own lists: types, levels, sources. */
export const dictionary = defineEntity({
  name: 'dictionary',
  title: 'code',
  list: ['list', 'code', 'labelZh', 'labelEn', 'position', 'hidden'],
  sort: { field: 'position' },
  staff: { add: false, edit: false, delete: false },
  groups: { basic: ['list', 'code', 'labelZh', 'labelEn', 'position', 'hidden'] },
  fields: {
    /** Which dictionary the entry stands in. */
    list: text().required().naming('list'),
    /** What records hold; never changes. */
    code: text().required(),
    labelZh: text(),
    labelEn: text(),
    position: number().required().initially(0),
    hidden: yesNo().initially(false),
  },
})
