import { expect, test } from 'vitest'
import { keyNames } from './keyNames.ts'

test('keys are called as they are on their caps', () => {
  expect(keyNames('mod+shift+z')).toEqual(['Ctrl', 'Shift', 'Z'])
  expect(keyNames('backspace')).toEqual(['Backspace'])
  expect(keyNames('g c')).toEqual(['G', 'C'])
})
