import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { query } from '../../electron/host/database/query.ts'
import { readSetting } from '../../electron/host/settings.ts'
import { failing, setUpFolder, tempHost } from '../harness/apiDesk.ts'

async function ended<T>(stream: Promise<AsyncIterable<T>>): Promise<T | undefined> {
  let last: T | undefined
  for await (const each of await stream) last = each
  return last
}

const damaged = ['customer', 'event'] as const
test.each(damaged)(
  'a restore is the way out of a damaged file, which is kept as it is: %s',
  async (table) => {
    const wanted = Promise.withResolvers<void>()
    const folder = await setUpFolder('open')
    const office = tempHost({ every: () => () => {}, restart: () => wanted.resolve(), folder })
    const values = { name: '春晓茶叶店' }
    await office.desk().records.create({ entity: 'customer', id: v7(), act: v7(), values })
    await ended(office.desk().backup.make())
    const [made] = await office.desk().backup.list({ from: 'own' })

    const { file, reading } = office.host.office
    const root = sql`select rootpage from sqlite_schema where name = ${table}`
    const [page] = reading.numbers({ compile: () => root.compile(query) })
    await office.door.close()
    writeFileSync(file, readFileSync(file).fill(7, (page! - 1) * 4096, page! * 4096))
    await office.restart()
    const { backup } = office.desk()
    expect(await failing(ended(backup.make()))).toBe('invalid :backupOfficeDamaged')
    const differences = table === 'customer' ? null : expect.anything()
    const asked = { from: 'own', name: made!.name } as const
    expect(await ended(backup.preview(asked))).toMatchObject({ result: { differences } })
    await ended(backup.restore(asked))
    await wanted.promise
    await office.restart()

    const { rows } = await office.desk().records.list({ entity: 'customer' })
    expect(rows.map((row) => row['name'])).toEqual(['春晓茶叶店'])
    const { safety } = readSetting(office.host.office.reading, 'restored')!
    expect(safety).toMatch(/^damaged /)
    expect(existsSync(join(office.folder, safety!, 'office.laike'))).toBe(true)
    await office.remove()
  },
)
