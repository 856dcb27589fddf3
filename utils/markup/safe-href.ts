/** The address if a link may lead there, else undefined. Lists are checked when they are read; this is the last door. */
export function safeHref(url: string | undefined): string | undefined {
  return url && /^(?:https?:\/\/|tel:)[^\s]+$/i.test(url) ? url : undefined
}
