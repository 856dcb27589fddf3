/** Sorts in steps of less than a millisecond: a long array is merged from short ones. Stable. */
export function* sortInSteps(
  numbers: Uint32Array<ArrayBuffer>,
  compare: (a: number, b: number) => number,
): Generator<undefined, Uint32Array<ArrayBuffer>> {
  let from = numbers
  for (let start = 0; start < from.length; start += stride) {
    from.subarray(start, start + stride).sort(compare)
    if (from.length > stride) yield
  }
  let to = new Uint32Array(from.length > stride ? from.length : 0)
  for (let width = stride; width < from.length; width *= 2) {
    for (let start = 0; start < from.length; start += 2 * width) {
      const middle = Math.min(start + width, from.length)
      const end = Math.min(start + 2 * width, from.length)
      let left = start
      let right = middle
      for (let at = start; at < end; at += 1) {
        const a = from[left] ?? 0
        const b = from[right] ?? 0
        const isLeft = right >= end || (left < middle && compare(a, b) <= 0)
        to[at] = isLeft ? a : b
        if (isLeft) left += 1
        else right += 1
        if (at % (stride * 4) === 0) yield
      }
    }
    ;[from, to] = [to, from]
  }
  return from
}

/** What is sorted at once. */
const stride = 512
