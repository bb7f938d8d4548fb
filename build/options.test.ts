import { describe, expect, it } from 'vitest'
import { readStartOptions } from './options.mjs'

const read = (...args: string[]) => readStartOptions(args, '/home/mei')

describe('npm start --', () => {
  it('opens the desktop app on the usual data when nothing is asked for', () => {
    expect(read()).toEqual({
      options: { browser: false, port: null, data: null, place: null, sample: false },
    })
  })

  it('takes a port, a folder and the sample office for the browser', () => {
    expect(read('--browser', '--port', '4901', '--data=laike', '--sample')).toEqual({
      options: { browser: true, port: 4901, data: '/home/mei/laike', place: null, sample: true },
    })
  })

  it('takes where an office lies that was moved, for the desktop too', () => {
    expect(read('--place', 'blue')).toMatchObject({
      options: { browser: false, place: '/home/mei/blue' },
    })
  })

  it.each([
    [['--browser', '--port', 'many'], '--port needs a number'],
    [['--browser', '--port', '0'], '--port needs a number'],
    [['--browser', '--port=65536'], '--port needs a number'],
    [['--browser', '--port'], '--port needs a number'],
    [['--browser', '--port', '--sample'], '--port needs a number'],
    [['--data'], '--data needs a folder'],
    [['--browser', '--data='], '--data needs a folder'],
    [['--browser', '--data', '--sample'], '--data needs a folder'],
    [['--browser', '--place'], '--place needs a folder'],
    [['--browser=yes'], '--browser takes no value'],
    [['--browzer'], 'Unknown option --browzer'],
    [['-p', '4901'], 'Unknown option -p'],
    [['laike'], 'Unknown option laike'],
    [['--port', '4901'], '--port only goes with --browser'],
    [['--sample'], '--sample only goes with --browser'],
  ])('says what is wrong with %j', (args, sentence) => {
    expect(read(...args)).toEqual({ problem: expect.stringContaining(sentence) })
  })
})
