/** Hands a text, or whatever else a file holds, to the person as a file to keep. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement('a')
  link.href = url
  // What no file system takes in a name.
  link.download = name.replace(/[\\/:*?"<>|]/g, ' ')
  link.click()
  // The browser has read it by the time it comes round again.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
