import { client, connected } from '../../../client.ts'

/** Milliseconds between two looks, and after which an office that was never seen away is taken for open. */
const [pause, patience] = [300, 8000]

/** Resolves when the office, which is about to close, is open again. */
export async function officeReopened(): Promise<void> {
  const began = Date.now()
  let wasAway = false
  for (;;) {
    wasAway ||= !connected.value
    const answers = await client.office.state().then(
      () => true,
      () => false,
    )
    wasAway ||= !answers
    if (answers && (wasAway || Date.now() - began > patience)) return
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
}
