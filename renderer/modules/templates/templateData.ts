import { useQuery } from '@pinia/colada'
import { computed } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { onChanged } from '../../changes.ts'
import { client } from '../../client.ts'

export type Template = RowOf<typeof entities.template>
/** A text of a reply: it always has words. */
export type ReplyTemplate = Template & { readonly body: string }

/** Texts that an office keeps; nobody chooses from more. */
const most = 200

/** The office's templates of these kinds, in its order. */
export function useTemplates(kinds: readonly Template['kind'][]) {
  const filter = { field: 'kind', op: 'oneOf', value: [...kinds] } as const
  const sort = { field: 'position', descending: false }
  const query = useQuery({
    key: ['templates', ...kinds],
    query: ({ signal }) =>
      client.records.list({ entity: 'template', filter, sort, limit: most }, { signal }),
  })
  onChanged(['template'], () => void query.refetch())
  return computed(() => (query.data.value?.rows ?? []) as unknown as readonly Template[])
}

/** The texts that replies to cases begin as. */
export function useReplies() {
  const templates = useTemplates(['caseReply'])
  return computed(() => templates.value as readonly ReplyTemplate[])
}

export const languageOf = ({ language }: Pick<Template, 'language'>): Locale =>
  language === 'en' ? 'en' : 'zh-CN'
