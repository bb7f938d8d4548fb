import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount } from '@vue/test-utils'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Address } from '../../shared/fields/field.ts'
import { customer } from '../../shared/entities/customer.ts'
import { useLookups } from '../lookups.ts'
import { useSession } from '../session.ts'
import { setLocale, wordsPlugin } from '../words.ts'
import AddressField from './AddressField.vue'

const installed = plugins()

beforeAll(async () => {
  setLocale('en')
  await useSession().setUp({ protection: 'open', name: 'Green Hill', locale: 'en' })
  await useLookups().loadRegions()
})
afterAll(closeOffice)

/** The address after this was typed into its street's box, which then was left. */
async function leftWith(line: string): Promise<Address | null> {
  let address: Address | null = null
  const box = mount(AddressField, {
    props: {
      ...{ entity: 'customer', name: 'address', spec: customer.fields.address, inputId: 'box' },
      label: 'Address',
      modelValue: address,
      'onUpdate:modelValue': (next: unknown) => {
        address = next as Address | null
        void box.setProps({ modelValue: address })
      },
    },
    global: { plugins: [...installed, wordsPlugin] },
  })
  const street = box.find('input[aria-label="Street, number, room"]')
  await street.setValue(line)
  await street.trigger('blur')
  box.unmount()
  return address
}

it('takes a Chinese address apart, though English is spoken', async () => {
  expect(await leftWith('浙江省宁波市鄞州区钟公庙路118号')).toEqual({
    region: '330212',
    line: '钟公庙路118号',
    postcode: '315100',
  })
})

it('leaves an address abroad as it is', async () => {
  expect(await leftWith('12 Ningbo Street')).toEqual({ line: '12 Ningbo Street' })
})
