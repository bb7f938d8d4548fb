import type { BrowserContext, ConsoleMessage } from 'playwright-core'

/**
 * Collects what the pages of a browser complain of: errors in the console (a violation of the content security policy
 * is one) and errors that nobody caught. A call that the office refused or could not be asked is no complaint: Chromium
 * notes every such answer, and the page says it in its own words.
 */
export function collectComplaints(context: BrowserContext): string[] {
  const complaints: string[] = []
  context.on('console', (message) => {
    if (message.type() === 'error' && !isUnansweredCall(message))
      complaints.push(`${message.text()} ${message.location().url}`)
  })
  context.on('weberror', (error) => {
    complaints.push(`uncaught: ${error.error().stack ?? error.error().message}`)
  })
  return complaints
}

function isUnansweredCall(message: ConsoleMessage): boolean {
  const { url } = message.location()
  return message.text().startsWith('Failed to load resource') && /\/rpc\//.test(url)
}
