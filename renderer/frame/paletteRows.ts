import type { LucideIcon } from '@lucide/vue'
import { List, Plus } from '@lucide/vue'
import { computed, type ComputedRef, type Ref } from 'vue'
import { useRouter } from 'vue-router'
import type { Hit, SearchResult } from '../../shared/api/search.ts'
import type { AnyValues } from '../../shared/entity.ts'
import { openNewRecord } from '../records/newRecord.ts'
import { writeListAddress } from '../records/list/listUrl.ts'
import { listPath, peekPath, recordPath } from '../sections.ts'
import { useSession } from '../session.ts'
import { many, one, t } from '../words.ts'
import { commandsFor, useCommands, type Command } from './paletteCommands.ts'

/** A line of the palette: a record, or something to do. */
export type PaletteRow =
  | {
      readonly kind: 'hit'
      readonly key: string
      readonly hit: Hit
      readonly run: () => void
      /** Opens it beside its list. */
      readonly peek?: () => void
    }
  | {
      readonly kind: 'command'
      readonly key: string
      readonly label: string
      readonly icon?: LucideIcon
      readonly keys?: string
      readonly run: () => void
    }

export interface PaletteGroup {
  readonly key: string
  readonly label: string
  readonly count: string
  readonly rows: readonly PaletteRow[]
}

/** Most commands shown under the records that were found. */
const fewCommands = 5

/** What the palette shows for a query: records by entity, then commands, then what the query could become. */
export function usePaletteRows(
  query: Ref<string>,
  scope: Ref<string | null>,
  result: Ref<SearchResult>,
  recent: Readonly<Ref<readonly Hit[]>>,
): ComputedRef<PaletteGroup[]> {
  const router = useRouter()
  const session = useSession()
  const commands = useCommands()

  const hitRow = (hit: Hit): PaletteRow => ({
    kind: 'hit',
    key: `${hit.entity}-${hit.row.id}`,
    hit,
    run: () => void router.push(recordPath(hit.entity, hit.row.id)),
    peek: () => void router.push(peekPath(hit.entity, hit.row.id)),
  })

  const hitGroups = computed((): PaletteGroup[] => {
    const { hits, more } = result.value
    const names = [...new Set(hits.map(({ entity }) => entity))]
    return names.map((entity) => {
      const rows = hits.filter((hit) => hit.entity === entity).map(hitRow)
      const count = rows.length
      const isCut = more.includes(entity)
      return {
        key: entity,
        label: many(entity),
        count: isCut ? t('palette.more', { count }) : String(count),
        rows: isCut ? [...rows, allInList(entity)] : rows,
      }
    })
  })

  /** The way to all that was found, where more is there than the palette shows. */
  const allInList = (entity: string): PaletteRow => ({
    kind: 'command',
    key: `all-${entity}`,
    label: t('palette.allInList', { entities: many(entity), query: query.value.trim() }),
    icon: List,
    run: () =>
      void router.push({
        path: listPath(entity),
        query: writeListAddress({ find: query.value.trim() }),
      }),
  })

  const become = computed((): PaletteRow[] => {
    const typed = query.value.trim()
    if (!typed || typed.length > 100) return []
    return ['customer', 'contact']
      .filter((entity) => session.may(entity, 'add'))
      .map((entity) => ({
        kind: 'command',
        key: `become-${entity}`,
        label: t('palette.newNamed', { one: one(entity), query: typed }),
        icon: Plus,
        ...(entity === 'customer' && { keys: 'mod+enter' }),
        run: () => void openNewRecord(entity, namedBy(entity, typed)),
      }))
  })

  const rowsOf = (list: readonly Command[]): PaletteRow[] =>
    list.map((command) => ({ kind: 'command', ...command }))
  const group = (key: string, label: string, rows: readonly PaletteRow[]): PaletteGroup[] =>
    rows.length > 0 ? [{ key, label, count: '', rows }] : []

  return computed(() => {
    const { goTo, pages, lists, create, here, looks } = commands
    if (!query.value.trim()) {
      if (scope.value) return []
      return [
        ...group('recent', t('palette.recent'), recent.value.map(hitRow)),
        ...group('goTo', t('palette.goTo'), rowsOf(goTo.value)),
        ...group('create', t('palette.create'), rowsOf(create.value)),
        ...group('commands', t('palette.commands'), rowsOf([...here.value, ...looks.value])),
      ]
    }
    if (scope.value) return hitGroups.value
    const fitting = commandsFor(query.value, [
      ...goTo.value,
      ...pages.value,
      ...lists.value,
      ...create.value,
      ...here.value,
      ...looks.value,
    ]).slice(0, fewCommands)
    const doing = [...rowsOf(fitting), ...become.value]
    return [...hitGroups.value, ...group('commands', t('palette.commands'), doing)]
  })
}

/** What a search for somebody says of them: a number that one could dial is their phone, anything else their name. */
export function namedBy(entity: string, typed: string): AnyValues {
  const digits = typed.replace(/\D/g, '').length
  const isPhone = digits >= 5 && /^[+\d][\d\s()./-]*$/.test(typed)
  if (!isPhone) return { name: typed }
  return entity === 'contact' ? { mobile: typed } : { phone: typed }
}
