import { expect, it } from 'vitest'
import { isVague } from './fileNames.mjs'

it.each(['utils.ts', 'dateHelpers.ts', 'helper', 'common', 'misc.test.ts', 'printingManager.vue'])(
  'refuses %s',
  (name) => {
    expect(isVague(name)).toBe(true)
  },
)

it.each(['customer.ts', 'commonSurnames.ts', 'managerApproval.ts', 'phone.test.ts', 'miscount.ts'])(
  'takes %s',
  (name) => {
    expect(isVague(name)).toBe(false)
  },
)
