import { computed } from 'vue'
import { printedKinds } from '../../../shared/printing/templateKinds.ts'
import { paperOf } from '../../../shared/printing/papers.ts'
import { readLayout } from '../../../shared/printing/layout.ts'
import { labelOf, locale, t } from '../../words.ts'
import { useTemplateRows, type Template } from '../templates/templateData.ts'

/** Where a template is edited. */
export const studioPath = (id: string) => `/templates/${id}`

/** Kinds of templates on their page: what is printed, and text messages. */
const shownKinds = [...printedKinds, 'sms'] as const

/** The templates of the office for customers, by kind. */
export function usePrintTemplates() {
  const { rows: templates, known } = useTemplateRows(shownKinds)
  const groups = computed(() =>
    shownKinds
      .map((kind) => ({
        kind,
        label: labelOf('templateKind', kind),
        templates: templates.value.filter((each) => each.kind === kind),
      }))
      .filter((group) => group.templates.length > 0),
  )
  return { templates, known, groups }
}

/** What a template is printed on, in words. */
export function paperWords(template: Template): string {
  if (template.kind === 'sms') return ''
  const paper = paperOf(template.paper)
  if (paper) return paper.names[locale.value]
  const page = readLayout(template.layout)?.page
  return page ? `${page.width} × ${page.height}` : t('studio.custom')
}
