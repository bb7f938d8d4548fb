/** Hands a text to the person as a file to keep. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  // What no file system takes in a name.
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ')
  link.click()
  // The browser has read it by the time it comes round again.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
