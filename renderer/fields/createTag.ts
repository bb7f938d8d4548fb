import { useLookups } from '../lookups.ts'
import { createRecord } from '../records/recordData.ts'
import { newId } from '../records/ids.ts'

/** Makes a tag that every window knows from then on, and answers with its id. */
export async function createTag(name: string, color = 'grey'): Promise<string> {
  const id = newId()
  await createRecord('tag', { name, color }, id)
  await useLookups().load()
  return id
}
