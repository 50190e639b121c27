/** A client for reconciliation services (W3C Reconciliation API), which look up names. */

/** Thrown when a service does not answer as the API says. The message is one sentence. */
export class ServiceProblem extends Error {}

/** An item that a service proposes for a name. */
export interface Proposal {
  /** The service's id for the item: `Q42` where the service is Wikidata's. */
  id: string
  name: string
  /** The service's score. Each service has a scale of its own. */
  score: number
  /** Whether the service is certain of the match. */
  match: boolean
  description?: string
}

export interface NameQuery {
  query: string
  /** The service's id of a type (`Q5`). */
  type?: string
}

/** Asks the service at `endpoint` for some names. Returns a list of proposals for each name, in the order of the names. */
export type Reconcile = (endpoint: string, queries: readonly NameQuery[]) => Promise<Proposal[][]>

/**
 * Asks a service that speaks the Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/):
 * queries are sent in the form field `queries`, and the answers are under the keys of the queries.
 *
 * @throws ServiceProblem when the service does not answer, or its answer is not valid.
 */
export const reconcile: Reconcile = async (endpoint, queries) => {
  const proposals: Proposal[][] = []
  // Services limit how many queries they take at once; ten is what OpenRefine sends.
  for (let at = 0; at < queries.length; at += 10) {
    const batch = Object.fromEntries(queries.slice(at, at + 10).map((query, i) => [`q${i}`, {...query, limit: 5}]))
    const answer = await ask(endpoint, batch)
    for (const key of Object.keys(batch)) proposals.push(proposalsIn(answer[key]))
  }
  return proposals
}

async function ask(endpoint: string, queries: object): Promise<Record<string, unknown>> {
  const response = await post(endpoint, new URLSearchParams({queries: JSON.stringify(queries)}))
  if (!response.ok)
    throw new ServiceProblem(`${endpoint} answers with the status ${response.status}, expected candidates`)
  const said = await bodyOf(response, endpoint)
  try {
    const answer: unknown = JSON.parse(said)
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>
  } catch {
    // Reported below.
  }
  throw new ServiceProblem(
    `The answer of ${endpoint} is not a JSON object, expected one with candidates for each query`
  )
}

/** Sends a form. Names are sent only to the service that the user chose, so a redirect to another origin is not followed. */
async function post(endpoint: string, body: URLSearchParams): Promise<Response> {
  let url = endpoint
  for (let redirects = 0; redirects <= 5; redirects++) {
    let response: Response
    try {
      response = await fetch(url, {
        method: 'POST',
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(30_000)
      })
    } catch (cause) {
      throw new ServiceProblem(`${endpoint} does not answer, expected a reconciliation service there`, {cause})
    }
    const location = response.headers.get('location')
    if (response.status < 300 || response.status >= 400 || location === null) return response
    await response.body?.cancel()
    if (!URL.canParse(location, url))
      throw new ServiceProblem(`${endpoint} redirects to an invalid address, expected candidates`)
    const to = new URL(location, url)
    if (to.origin !== new URL(endpoint).origin)
      throw new ServiceProblem(
        `${endpoint} redirects to ${to.origin}, expected candidates: give that address to use that service`
      )
    url = to.href
  }
  throw new ServiceProblem(`${endpoint} redirects more than five times, expected candidates`)
}

/** The longest answer that is read, in bytes. An answer for ten names with five candidates each has a few kilobytes. */
const mostBytes = 4 * 1024 * 1024

async function bodyOf({body}: Response, endpoint: string): Promise<string> {
  if (!body) return ''
  const decoder = new TextDecoder()
  const reader = body.getReader()
  let text = ''
  let size = 0
  try {
    for (;;) {
      const {done, value} = await reader.read()
      if (done) return text + decoder.decode()
      size += value.length
      if (size > mostBytes) break
      text += decoder.decode(value, {stream: true})
    }
  } catch (cause) {
    throw new ServiceProblem(`${endpoint} breaks off its answer, expected candidates`, {cause})
  }
  await reader.cancel()
  throw new ServiceProblem(
    `The answer of ${endpoint} is longer than ${mostBytes / 1024 / 1024} MiB, expected candidates`
  )
}

function proposalsIn(answer: unknown): Proposal[] {
  const result = (answer as {result?: unknown} | undefined)?.result
  if (!Array.isArray(result)) return []
  return result.flatMap((item: Record<string, unknown>) =>
    typeof item?.id === 'string' && typeof item.name === 'string'
      ? [
          {
            id: item.id,
            name: item.name,
            score: Number(item.score ?? 0),
            match: item.match === true,
            ...(typeof item.description === 'string' && {description: item.description})
          }
        ]
      : []
  )
}
