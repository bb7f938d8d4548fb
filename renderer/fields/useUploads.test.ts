import { describe, expect, it } from 'vitest'
import { effectScope } from 'vue'
import type { Attachment } from '../../shared/fields/field.ts'
import { useUploads } from './useUploads.ts'

const fileNamed = (name: string) => new File(['纸箱'], name)
const arrivedAs = (file: File): Attachment => ({
  id: 'a'.repeat(64),
  name: file.name,
  size: file.size,
  type: '',
})

/** Uploads whose end the story decides. */
function desk() {
  const sending = new Map<string, PromiseWithResolvers<void>>()
  const arrived: string[] = []
  const scope = effectScope()
  const { uploads, add } = scope.run(() =>
    useUploads(
      (attachment) => arrived.push(attachment.name),
      async (file, signal, sent) => {
        const end = Promise.withResolvers<void>()
        sending.set(file.name, end)
        signal.addEventListener('abort', () => end.reject(new Error('stopped')))
        sent(2)
        await end.promise
        return arrivedAs(file)
      },
    ),
  )!
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return { sending, arrived, scope, uploads, add, settle }
}

describe('files dropped on a record', () => {
  it('arrive one after the other, each with its progress', async () => {
    const { sending, arrived, uploads, add, settle } = desk()
    add([fileNamed('报价.pdf'), fileNamed('样品.jpg')])
    await settle()
    expect(uploads.map(({ name, sent, size }) => [name, sent, size])).toEqual([
      ['报价.pdf', 2, 6],
      ['样品.jpg', 0, 6],
    ])
    sending.get('报价.pdf')!.resolve()
    await settle()
    expect(arrived).toEqual(['报价.pdf'])
    sending.get('样品.jpg')!.resolve()
    await settle()
    expect(arrived).toEqual(['报价.pdf', '样品.jpg'])
    expect(uploads).toEqual([])
  })

  it('can be stopped, and the next goes on', async () => {
    const { sending, arrived, uploads, add, settle } = desk()
    add([fileNamed('大.zip'), fileNamed('小.txt')])
    await settle()
    uploads[0]!.stop()
    await settle()
    expect(uploads.map(({ name }) => name)).toEqual(['小.txt'])
    sending.get('小.txt')!.resolve()
    await settle()
    expect(arrived).toEqual(['小.txt'])
  })

  it('that failed stay, to be tried again', async () => {
    const { sending, arrived, uploads, add, settle } = desk()
    add([fileNamed('报价.pdf')])
    await settle()
    sending.get('报价.pdf')!.reject(new Error('gone'))
    await settle()
    expect(uploads[0]).toMatchObject({ name: '报价.pdf', failed: true })
    uploads[0]!.retry()
    await settle()
    expect(uploads[0]).toMatchObject({ failed: false })
    sending.get('报价.pdf')!.resolve()
    await settle()
    expect(arrived).toEqual(['报价.pdf'])
  })
})
