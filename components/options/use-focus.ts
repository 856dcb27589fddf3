import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'

/** What has just opened has the focus: who uses a keyboard, or listens, is where the new part begins. */
export function useFocus<Kind extends HTMLElement>(): RefObject<Kind | null> {
  const ref = useRef<Kind>(null)
  useEffect(() => ref.current?.focus(), [])
  return ref
}
