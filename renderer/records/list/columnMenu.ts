import {
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  EyeOff,
  ListFilter,
  MoveHorizontal,
  Pin,
  PinOff,
} from '@lucide/vue'
import type { Sort } from '../../../shared/filter.ts'
import type { MenuEntry } from '../../parts/menuEntry.ts'
import { t } from '../../words.ts'
import { columnSpec, columnFields, isSortable } from './columns.ts'
import { freezeTo, frozenIn, hideColumn } from './listShape.ts'
import { isClock } from './dueFields.ts'
import { orderWords } from './orderWords.ts'
import type { List } from './useList.ts'

/** What can be done with a column of a list, from its head. */
export function columnMenu(
  {
    entity,
    shape,
    sort,
    setShape,
    go,
  }: Pick<List, 'entity' | 'shape' | 'sort' | 'setShape' | 'go'>,
  act: {
    /** Makes it as wide as what it holds. */
    readonly fit: (field: string) => void
    /** Opens a question about it in the filter. */
    readonly filter: (field: string) => void
  },
) {
  const sorting = (field: string, descending: boolean): MenuEntry => {
    const next: Sort = { field, descending }
    const kind = columnSpec(entity.value, field)?.kind ?? 'text'
    const isLeft = isClock(entity.value.name, field)
    return {
      key: descending ? 'down' : 'up',
      label: t('list.sortOrder', { order: t(orderWords(kind, descending, isLeft)) }),
      icon: descending ? ArrowDownWideNarrow : ArrowUpNarrowWide,
      checked: sort.value.field === field && sort.value.descending === descending,
      run: () => void go({ sort: next }, true),
    }
  }

  return (field: string): MenuEntry[] => {
    const place = shape.value.columns.findIndex((column) => column.field === field)
    const isLastFrozen = frozenIn(entity.value, shape.value) === place + 1
    return [
      ...(isSortable(entity.value, field) ? [sorting(field, false), sorting(field, true)] : []),
      ...(columnFields(entity.value).includes(field)
        ? [
            {
              key: 'filter',
              label: t('list.filterByThis'),
              icon: ListFilter,
              separated: true,
              run: () => act.filter(field),
            },
          ]
        : []),
      {
        key: 'freeze',
        label: t(isLastFrozen ? 'list.unfreeze' : 'list.freeze'),
        icon: isLastFrozen ? PinOff : Pin,
        separated: true,
        run: () => setShape(freezeTo(entity.value, shape.value, field)),
      },
      {
        key: 'fit',
        label: t('list.fitColumn'),
        icon: MoveHorizontal,
        run: () => act.fit(field),
      },
      ...(field === entity.value.title
        ? []
        : [
            {
              key: 'hide',
              label: t('list.hideColumn'),
              icon: EyeOff,
              run: () => setShape(hideColumn(shape.value, field)),
            },
          ]),
    ]
  }
}
