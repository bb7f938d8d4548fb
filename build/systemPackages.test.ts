import { expect, it } from 'vitest'
import { findChromium } from './systemPackages.mjs'

it('takes the browser that is named, or none when it is not there', () => {
  expect(findChromium({ LAIKE_CHROMIUM: process.execPath })).toBe(process.execPath)
  expect(findChromium({ LAIKE_CHROMIUM: '/no/such/browser' })).toBeNull()
})
