/** Lines as a compressed file. The same lines give the same bytes from the same version of zlib. */
export async function encodeLines(lines: Iterable<string>): Promise<Uint8Array<ArrayBuffer>> {
  const text = Array.from(lines, (line) => `${line}\n`).join('')
  // The stream writes no time into the header: nothing but the text decides about the bytes.
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  return new Uint8Array(await new Response(stream).arrayBuffer())
}
