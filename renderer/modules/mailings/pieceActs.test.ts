import { closeOffice, plugins } from '../../../test/harness/windowOffice.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import lines from '../../../resources/regions.json' with { type: 'json' }
import type { RegionLine } from '../../../shared/api/office.ts'
import type { AddressSource, Piece } from '../../../shared/domain/mailPiece.ts'
import { regionsOf } from '../../../shared/domain/regions.ts'
import { client } from '../../client.ts'
import { toasts } from '../../frame/toasts.ts'
import { outcomeOf } from '../../outcomeOf.ts'
import { newId } from '../../records/ids.ts'
import { useSession } from '../../session.ts'
import { fillPostcodes } from './pieceActs.ts'

const regions = regionsOf(lines as unknown as readonly RegionLine[])
const bare = { region: '330106', line: '文三路 90 号' }

const make = async (entity: AddressSource): Promise<Piece> => {
  const id = newId()
  const values = { name: '甲', address: bare }
  await client.records.create({ entity, id, act: newId(), values })
  const issues = ['noPostcode'] as const
  return { from: entity, [entity]: id, address: bare, issues } as unknown as Piece
}
const addressOf = async (piece: Piece) => {
  const asked = { entity: piece.from, id: piece[piece.from]! }
  return (await client.records.read(asked)).row['address']
}

beforeAll(async () => {
  plugins()
  toasts.splice(0)
  await useSession().setUp({ protection: 'open', name: '青麓文仪', locale: 'zh-CN' })
}, 30_000)
afterAll(closeOffice)

it('postcodes of customers and contacts are filled in as one act, and no newer street is written over', async () => {
  const pieces = [await make('customer'), await make('contact'), await make('customer')] as const
  const moved = { region: '330212', line: '科技路 88 号' }
  const id = pieces[2].customer!
  await client.records.update({ entity: 'customer', id, act: newId(), values: { address: moved } })
  await fillPostcodes(pieces, regions)
  const filled = { ...bare, postcode: '310013' }
  expect(await Promise.all(pieces.map(addressOf))).toEqual([filled, filled, moved])
  expect(toasts).toHaveLength(1)
  const undo = toasts[0]!.undo!
  await outcomeOf(client.records.undo({ undo, act: newId() }))
  expect(await Promise.all(pieces.map(addressOf))).toEqual([bare, bare, moved])
})
