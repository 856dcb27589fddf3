/** Yibu's signpost, so that nobody takes the note for the page's own. */
export function SignpostIcon() {
  return (
    <svg class="icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M14 4h4v3h6l5 5-5 5h-6v11h-4V17H6V7h8z" />
    </svg>
  )
}
