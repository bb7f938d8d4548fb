import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'

export type Template = RowOf<typeof entities.template>

/** Texts that an office keeps; nobody chooses from more. */
const most = 200

/** The texts of the office, in its order. */
export function useTemplates() {
  const query = useQuery({
    key: ['templates'],
    query: ({ signal }) =>
      client.records.list(
        { entity: 'template', sort: { field: 'position', descending: false }, limit: most },
        { signal },
      ),
  })
  onChanged(['template'], () => void query.refetch())
  return computed(() => (query.data.value?.rows ?? []) as unknown as readonly Template[])
}

export const languageOf = ({ language }: Pick<Template, 'language'>): Locale =>
  language === 'en' ? 'en' : 'zh-CN'
