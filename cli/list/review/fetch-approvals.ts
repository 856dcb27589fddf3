import { z } from 'zod/mini'

export type Approvals =
  | { readonly ok: true; /** Login names. */ readonly by: readonly string[] }
  | { readonly ok: false; readonly error: string }

/**
 * Who approved a pull request as it stands: people who belong to the repository and are not its author, whose last word
 * was an approval of its newest commit. `address` is the pull request's in GitHub's API.
 */
export async function fetchApprovals(address: string, token: string): Promise<Approvals> {
  try {
    const { user, head } = pullRequestSchema.parse(await fetchJson(address, token))
    const lastWords = new Map<string, Review>()
    for (let page = 1; page <= mostPages; page += 1) {
      // oxlint-disable-next-line no-await-in-loop -- a page is the last when it is not full
      const reviews = reviewsSchema.parse(await fetchJson(`${address}/reviews?per_page=100&page=${page}`, token))
      for (const review of reviews) {
        if (review.user !== null && decisions.has(review.state)) lastWords.set(review.user.login, review)
      }
      if (reviews.length < 100) {
        const approving = Array.from(lastWords).filter(
          ([login, review]) => login !== user.login && counts(review, head),
        )
        return { ok: true, by: approving.map(([login]) => login) }
      }
    }
    return { ok: false, error: `more than ${mostPages * 100} reviews` }
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) }
  }
}

const mostPages = 20
const timeoutMs = 30_000

/** What a reviewer's mind is; comments change nothing about it. */
const decisions: ReadonlySet<string> = new Set(['APPROVED', 'CHANGES_REQUESTED', 'DISMISSED'])

/** Anybody at all can approve a pull request in public. */
const insiders: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR'])

function counts(review: Review, head: { readonly sha: string }): boolean {
  return review.state === 'APPROVED' && review.commit_id === head.sha && insiders.has(review.author_association)
}

async function fetchJson(address: string, token: string): Promise<unknown> {
  const headers = { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` }
  const response = await fetch(address, { headers, signal: AbortSignal.timeout(timeoutMs) })
  if (!response.ok) throw new Error(`${address}: status ${response.status}`)
  return response.json()
}

const pullRequestSchema = z.object({
  user: z.object({ login: z.string() }),
  head: z.object({ sha: z.string() }),
})

const reviewSchema = z.object({
  /** None: the account was deleted. */
  user: z.nullable(z.object({ login: z.string() })),
  state: z.string(),
  commit_id: z.nullable(z.string()),
  author_association: z.string(),
})

const reviewsSchema = z.array(reviewSchema)

type Review = z.infer<typeof reviewSchema>
