import { computed } from 'vue'
import type { RowOf } from '../../../shared/entity.ts'
import type { entities } from '../../../shared/entities/registry.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import { useRowsOf } from '../../records/useRowsOf.ts'

export type Template = RowOf<typeof entities.template>
/** A text of a reply: it always has words. */
export type ReplyTemplate = Template & { readonly body: string }

/** The office's templates of these kinds, in its order, and whether they are known yet. */
export const useTemplateRows = (kinds: readonly Template['kind'][]) =>
  useRowsOf<Template>(() => ({
    entity: 'template',
    filter: { field: 'kind', op: 'oneOf', value: [...kinds] },
    sort: { field: 'position', descending: false },
  }))

export const useTemplates = (kinds: readonly Template['kind'][]) => useTemplateRows(kinds).rows

/** The texts that replies to cases begin as. */
export function useReplies() {
  const templates = useTemplates(['caseReply'])
  return computed(() => templates.value as readonly ReplyTemplate[])
}

export const languageOf = ({ language }: Pick<Template, 'language'>): Locale =>
  language === 'en' ? 'en' : 'zh-CN'
