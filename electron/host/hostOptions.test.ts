import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readHostOptions } from './hostOptions.ts'

const read = (...args: string[]) => readHostOptions(args, '/laike/out/renderer')

describe('the arguments of a host', () => {
  it('need no more than a data folder', () => {
    expect(read('--data', 'office')).toEqual({
      data: resolve('office'),
      port: 0,
      static: '/laike/out/renderer',
      sample: false,
    })
  })

  it('may name a port, the built interface, and ask for the sample office', () => {
    expect(read('--data=/o', '--port', '4870', '--static', '/i', '--sample', '--place=/p')).toEqual(
      {
        data: '/o',
        place: '/p',
        port: 4870,
        static: '/i',
        sample: true,
      },
    )
  })

  it.each([
    [[], /^Say where the office is kept: --data DIR\.$/],
    [['--data', ''], /^Say where/],
    [['--data', '/o', '--port', 'http'], /^--port needs a number/],
    [['--data', '/o', '--port', '65536'], /^--port needs a number/],
    [['--data', '/o', '--port', '1e3'], /^--port needs a number/],
    [['--data', '/o', '--prot', '4870'], /^Unknown option '--prot'\. Known are --data DIR/],
    [['--data', '/o', 'here'], /^Unexpected argument 'here'\. Known are/],
    [['--data', '--sample'], /^Option '--data'.*Known are/],
  ])('%j are refused in one sentence', (args, sentence) => {
    expect(() => read(...args)).toThrow(sentence)
    expect(() => read(...args)).not.toThrow(/\n/)
  })
})
