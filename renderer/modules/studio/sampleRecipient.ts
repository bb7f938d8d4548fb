import { computed, ref, shallowRef, watch } from 'vue'
import type { AnyRow } from '../../../shared/entity.ts'
import type { Address } from '../../../shared/fields/field.ts'
import type { Locale } from '../../../shared/locales/locale.ts'
import type { Recipient } from '../../../shared/printing/recipient.ts'
import { recipientScope } from '../../../shared/printing/recipientScope.ts'
import { askedBy, templateTree } from '../../../shared/printing/templateTree.ts'
import type { Titles } from '../../../shared/api/records.ts'
import { client } from '../../client.ts'
import { useLookups } from '../../lookups.ts'
import { speakerIn } from '../../words.ts'
import { fieldsOf } from './printVocabulary.ts'

/** Whose data the page shows. Nobody chosen is the customer who was changed last. */
export function useSampleRecipient() {
  const customer = ref<string | null>(null)
  const contact = ref<string | null>(null)
  const rows = shallowRef<{ customer: AnyRow | null; contact: AnyRow | null; titles: Titles }>({
    customer: null,
    contact: null,
    titles: {},
  })
  const known = ref(false)

  async function begin(): Promise<void> {
    const sort = { field: 'updatedAt', descending: true }
    const found = await client.records
      .list({ entity: 'customer', sort, limit: 1 })
      .catch(() => undefined)
    customer.value ??= found?.rows[0]?.id ?? null
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
    recipient: computed((): Recipient | null =>
      customer.value || contact.value
        ? { customer: customer.value, contact: contact.value, address: 'main' }
        : null,
    ),
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
