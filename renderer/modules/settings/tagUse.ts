import { useFilterCounts } from './filterCounts.ts'

const tagged = ['customer', 'contact'] as const

/** How many records each tag hangs on, by its id; counted again as they change. */
export const useTagUse = (ids: () => readonly string[]) =>
  useFilterCounts(() =>
    tagged.flatMap((entity) =>
      ids().map((key) => ({ key, entity, filter: { field: 'tags', op: 'hasTag', value: key } })),
    ),
  )
