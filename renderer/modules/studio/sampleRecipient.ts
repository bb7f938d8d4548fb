import { computed, ref, shallowRef, watch } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Address } from '../../../shared/fields/field.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { LayoutItem } from '../../../shared/printing/layout.ts'
import { photoFor } from '../../../shared/printing/photoFor.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import { recipientScope } from '../../../shared/printing/recipientScope.ts'
import { askedBy, templateTree } from '../../../shared/printing/templateTree.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { speakerIn } from '../../words.ts'
import { fieldsOf } from './printVocabulary.ts'

/** A region with few places in it, for whoever is in none. */
const capital = '110000'

/** Recipients that a page is shown with at the most. */
const mostShown = 65

const recipientOf = (customer: string | null, contact: string | null): Recipient => ({
  customer,
  contact,
  address: 'main',
})

/** Whose data the page shows. Nobody chosen is who was changed last of those to whom mail goes. */
export function useSampleRecipient() {
  const customer = ref<string | null>(null)
  const contact = ref<string | null>(null)
  const rows = shallowRef<{ customer: AnyRow | null; contact: AnyRow | null; titles: Titles }>({
    customer: null,
    contact: null,
    titles: {},
  })
  const known = ref(false)
  const latest = shallowRef<readonly Recipient[]>([])

  async function begin(): Promise<void> {
    const sort = { field: 'updatedAt', descending: true }
    const asked = { sort, limit: mostShown }
    const main = { field: 'primary', op: 'is', value: true } as const
    const people = await client.records
      .list({ entity: 'contact', filter: main, ...asked })
      .catch(() => undefined)
    latest.value = (people?.rows ?? []).map((row) =>
      recipientOf((row['customer'] ?? null) as string | null, row.id),
    )
    if (latest.value.length === 0) {
      const firms = await client.records
        .list({ entity: 'customer', ...asked })
        .catch(() => undefined)
      latest.value = (firms?.rows ?? []).map(({ id }) => recipientOf(id, null))
    }
    if (!customer.value && !contact.value) {
      customer.value = latest.value[0]?.customer ?? null
      contact.value = latest.value[0]?.contact ?? null
    }
    known.value = true
  }
  void begin()

  const read = async (entity: 'customer' | 'contact', id: string | null) =>
    id ? client.records.read({ entity, id }).catch(() => null) : null
  watch([customer, contact], async ([whose, who]) => {
    await useLookups()
      .loadRegions()
      .catch(() => undefined)
    const [firm, person] = await Promise.all([read('customer', whose), read('contact', who)])
    if (customer.value !== whose || contact.value !== who) return
    rows.value = {
      customer: firm?.row ?? null,
      contact: person?.row ?? null,
      titles: { ...firm?.titles, ...person?.titles },
    }
  })

  return {
    customer,
    contact,
    known,
    choose: (entity: 'customer' | 'contact', id: string | null): void => {
      if (entity === 'contact') contact.value = id
      else {
        customer.value = id
        contact.value = null
      }
    },
    recipient: computed(() =>
      customer.value || contact.value ? recipientOf(customer.value, contact.value) : null,
    ),
    /** Where the customer is, for a page that lists the places of a province. */
    province: computed(() => {
      const { region = capital } = (rows.value.customer?.['address'] ?? {}) as Address
      return `${region.slice(0, 2)}0000`
    }),
    /** So many others, for a page that shows several. */
    others: (count: number): Recipient[] =>
      latest.value
        .filter((each) => each.customer !== customer.value || each.contact !== contact.value)
        .slice(0, count),
    /** Whether this recipient has no picture that a thing shows. */
    hasNoPhoto: (item: LayoutItem): boolean =>
      item.type === 'photo' && rows.value[item.of] !== null && !photoFor(item, rows.value),
    /** Fields of a text for which this recipient has nothing. */
    emptyIn: (text: string, language: Locale): string[] => {
      const { customer: firm, contact: person, titles } = rows.value
      if (!firm && !person) return []
      const scope = recipientScope(
        {
          customer: firm,
          contact: person,
          address: (person?.['address'] ?? firm?.['address'] ?? null) as Address | null,
          lists: {},
        },
        {
          run: { sender: { name: '', address: null, phone: null }, me: null, regions: [] },
          speaker: speakerIn(language, titles),
          fieldsOf,
        },
      )
      const { nodes } = templateTree(text)
      // What is asked for in a list is asked of each of its records.
      const plain = nodes.filter(({ kind }) => kind === 'field')
      return [...askedBy(plain).fields].filter(
        (path) => isOfRecipient(path) && !scope.valueOf(path),
      )
    },
  }
}

const isOfRecipient = (path: string) =>
  ['recipient', 'customer', 'contact'].includes(path.split('.')[0]!)

export type SampleRecipient = ReturnType<typeof useSampleRecipient>
