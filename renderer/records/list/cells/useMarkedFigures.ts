import { computed, onScopeDispose, ref, watch } from 'vue'
import { mostNamed } from '../../../../shared/api/bulk.ts'
import type { SomeRow } from '../../../../shared/entity.ts'
import type { FieldSpec } from '../../../../shared/fields/field.ts'
import { latest } from '../../../fields/latest.ts'
import { speaker, t } from '../../../words.ts'
import type { ListModel } from '../listModel.ts'
import { totalName, totalText } from '../totalWords.ts'
import { columnsOf, rowsOf, type Block } from './cellPlace.ts'
import type { Cells } from './useCells.ts'

/** Kinds whose values are added up. */
const adding = new Set(['number', 'money', 'duration'])
/** Milliseconds in which the mark may still grow before rows that are not here are asked for. */
const settling = 150

/** How many cells are marked, and what their figures come to where these are of one kind. */
export function markedWords(
  columns: readonly { readonly field: string; readonly spec: FieldSpec }[],
  rows: readonly SomeRow[],
): string {
  const marked = t('list.status.marked', { count: columns.length * rows.length })
  const figures = columns.filter(({ spec }) => adding.has(spec.kind))
  const values = figures.flatMap(({ field }) =>
    rows.map((row) => row[field]).filter((value) => typeof value === 'number'),
  )
  const [first] = figures
  if (!first || values.length === 0 || figures.some(({ spec }) => spec.kind !== first.spec.kind)) {
    return marked
  }
  const { spec } = first
  const sum = values.reduce((before, value) => before + value, 0)
  const say = (of: 'sum' | 'average', value: number) =>
    `${t(totalName(spec, of))} ${totalText(spec, of, value, speaker())}`
  return [marked, say('sum', sum), say('average', sum / values.length)].join(' · ')
}

/** What the marked cells come to, in words; nothing as long as none are. */
export function useMarkedFigures({ rows }: ListModel, cells: Cells) {
  const words = ref('')
  const askLatest = latest()
  let timer: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(timer))

  const marked = ({ left, right }: Block) => cells.columns.value.slice(left, right + 1)
  /** The rows of the block, where all of them are here. */
  const here = computed(() => {
    const block = cells.block.value
    if (!block || rowsOf(block) > mostNamed) return undefined
    const all = Array.from({ length: rowsOf(block) }, (_, at) => rows.row(block.top + at))
    return all.every((row) => row !== undefined) ? all : undefined
  })

  async function ask(block: Block): Promise<void> {
    const read = () => rows.readRows(block.top, block.bottom + 1)
    const found = await askLatest(read).catch(() => undefined)
    if (found && cells.block.value === block) words.value = markedWords(marked(block), found)
  }

  watch([cells.block, here], ([block, all]) => {
    clearTimeout(timer)
    if (!block) words.value = ''
    else if (all) words.value = markedWords(marked(block), all)
    else {
      const count = rowsOf(block) * columnsOf(block)
      words.value = t('list.status.marked', { count })
      if (count <= mostNamed) timer = setTimeout(() => void ask(block), settling)
    }
  })
  return words
}
