import { readLayout } from '../../../shared/printing/layout.ts'
import { listsAsked } from '../../../shared/printing/listsAsked.ts'
import { client } from '../../client.ts'
import { toast, toastFailure } from '../../frame/toasts.ts'
import { addTo } from '../../records/additions.ts'
import { useSession } from '../../session.ts'
import { locale, t } from '../../words.ts'
import { languageOf, type Template } from '../templates/templateData.ts'
import { showPrint } from './printAsked.ts'

/** Prints the postcodes of a region on the first template that lists places, one in the language on the screen before others. */
async function printPostcodes(region: string): Promise<void> {
  const filter = { field: 'kind', op: 'oneOf', value: ['sheet'] } as const
  const sort = { field: 'position', descending: false }
  const { rows } = await client.records.list({ entity: 'template', filter, sort, limit: 200 })
  const listing = (rows as unknown as readonly Template[]).filter(({ active, body, ...row }) => {
    const layout = readLayout(row.layout)
    return active && layout && listsAsked({ layout, body }).has('regions')
  })
  const template = listing.find((each) => languageOf(each) === locale.value) ?? listing[0]
  if (!template) return toast({ text: t('print.noPostcodes'), tone: 'danger' })
  showPrint(
    { form: 'template', template: template.id, recipients: [], copies: 1, startAt: 1, region },
    { locale: languageOf(template) },
  )
}

/** Adds to regions that their postcodes are printed. */
export function addPostcodes(): void {
  addTo('region', {
    print: {
      // They stand on a template, and templates are printed to customers.
      may: () => useSession().may('customer', 'print'),
      run: (row) => void printPostcodes(String(row['code'])).catch(toastFailure),
    },
  })
}
