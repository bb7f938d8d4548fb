import { closeOffice, plugins } from '../../test/harness/windowOffice.ts'
import { mount, type VueWrapper } from '@vue/test-utils'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { contact } from '../../shared/entities/contact.ts'
import { setLocale, wordsPlugin } from '../words.ts'
import FieldText from './FieldText.vue'

const installed = plugins()
const address = 'gu.manager@ningbo-chengchuan-packaging.com.cn'

beforeAll(() => setLocale('en'))
let mounted: VueWrapper
afterEach(() => mounted.unmount())
afterAll(closeOffice)

const shown = (oneLine: boolean) => {
  mounted = mount(FieldText, {
    props: { entity: 'contact', spec: contact.fields.email, value: address, oneLine },
    global: { plugins: [...installed, wordsPlugin] },
  })
  return mounted.find('a')
}

it('a long address may be broken at its @, and is copied whole', () => {
  const link = shown(false)
  expect(link.find('wbr').element.nextSibling?.textContent).toMatch(/^@ningbo/)
  expect(link.text()).toBe(address)
})

it('an address that is cut off says the whole on hover', () => {
  const link = shown(true)
  expect(link.attributes('title')).toBe(address)
  expect(link.find('wbr').exists()).toBe(false)
})
