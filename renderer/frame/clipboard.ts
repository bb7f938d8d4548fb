/**
 * Puts text, and a table of it where there is one, on the clipboard; answers whether it could. Outside a secure
 * context (the browser host over a local network) browsers have only the older way.
 */
export async function putOnClipboard(text: string, html?: string): Promise<boolean> {
  try {
    if (!navigator.clipboard) return copyByCommand(text, html)
    if (html === undefined) await navigator.clipboard.writeText(text)
    else {
      await navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob([text], { type: 'text/plain' }),
          'text/html': new Blob([html], { type: 'text/html' }),
        }),
      ])
    }
    return true
  } catch {
    return copyByCommand(text, html)
  }
}

function copyByCommand(text: string, html: string | undefined): boolean {
  let copied = false
  const fill = (event: ClipboardEvent) => {
    event.preventDefault()
    event.clipboardData?.setData('text/plain', text)
    if (html !== undefined) event.clipboardData?.setData('text/html', html)
    copied = true
  }
  document.addEventListener('copy', fill)
  document.execCommand('copy')
  document.removeEventListener('copy', fill)
  return copied
}
