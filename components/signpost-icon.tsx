/** Yibu's signpost, so that nobody takes the note for the page's own. */
export function SignpostIcon() {
  return (
    <svg class="icon" viewBox="0 0 32 32" aria-hidden="true">
      <path d="M14 4h4v3h4l6 5.5-6 5.5h-4v10h-4V18H6V7h8z" />
    </svg>
  )
}
