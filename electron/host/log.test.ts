import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openLog } from './log.ts'

const clock = { now: () => Date.UTC(2026, 10, 23, 1) }
let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'laike-log-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))
const written = () => readFileSync(join(folder, 'host.log'), 'utf8')

describe('the log of the host', () => {
  it('keeps where a defect happened, and its causes', () => {
    const error = new TypeError('no such column: nam', { cause: new RangeError('too deep') })
    openLog(folder, clock).defect('7f3a', 'records.list', error)
    expect(written()).toMatch(
      /^2026-11-23T01:00:00.000Z defect 7f3a in records.list: TypeError: no such column: nam\n/,
    )
    expect(written()).toContain('log.test.ts')
    expect(written()).toContain('caused by RangeError: too deep')
  })

  it('leaves out what a message quotes, which may be a customer’s', () => {
    const log = openLog(folder, clock)
    log.defect('1', 'a', new Error(`Unexpected token '王', "王小明 1390000" is not valid JSON`))
    log.defect('2', 'b', '王小明 called')
    expect(written()).not.toContain('王')
    expect(written()).toContain('is not valid JSON')
  })

  it('starts anew after a megabyte, and keeps one older', () => {
    writeFileSync(join(folder, 'host.log'), 'x'.repeat(1024 * 1024 + 1))
    openLog(folder, clock).note('opened')
    expect(written()).toBe('2026-11-23T01:00:00.000Z opened\n')
    expect(statSync(join(folder, 'host.log.1')).size).toBe(1024 * 1024 + 1)
  })

  it('stops nothing when it can’t be written', () => {
    expect(() => openLog(join(folder, 'gone'), clock).note('opened')).not.toThrow()
  })
})
