import { client } from '../../client.ts'

/** Who set a value by hand, and when. */
export interface HandSetting {
  readonly who: string | undefined
  readonly at: number
}

/** Pages of a history that are looked through. */
const mostPages = 5

/** Who last set the satisfaction of a record by hand; null where its newer history does not tell. */
export async function handSetting(entity: string, id: string): Promise<HandSetting | null> {
  let before: number | null = null
  for (let page = 0; page < mostPages; page += 1) {
    const { entries, titles, next } = await client.records.history({ entity, id, before })
    const found = entries.find(({ fields }) => fields['satisfactionSetAt']?.new != null)
    if (found) return { who: found.user ? titles[found.user] : undefined, at: found.at }
    if (next === null) return null
    before = next
  }
  return null
}
