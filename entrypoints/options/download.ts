/** Hands a text to the browser's downloads. */
export function download(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // Firefox begins the download later than this.
  setTimeout(() => URL.revokeObjectURL(url), keepUrlMs)
}

const keepUrlMs = 60_000
