/** A service that knows names: the W3C Reconciliation API. */

/** A thing that a service proposes for a name. */
export interface Proposal {
  /** `Q42` where the service is Wikidata's. */
  id: string
  name: string
  /** As the service counts it; services differ. */
  score: number
  /** Whether the service is sure. */
  match: boolean
  description?: string
}

export interface NameQuery {
  query: string
  /** A type in the service's own terms (`Q5`). */
  type?: string
}

/** The answers for some names in their order, by way of the service at `endpoint`. */
export type Reconcile = (endpoint: string, queries: readonly NameQuery[]) => Promise<Proposal[][]>

/**
 * Asks a service that speaks the Reconciliation Service API 0.2 (https://www.w3.org/community/reports/reconciliation/CG-FINAL-specs-0.2-20230410/):
 * queries go as a form field `queries`, answers come by the keys of the queries.
 *
 * @throws Error with one sentence when the service does not answer, or answers something else.
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
  let response: Response
  try {
    response = await fetch(endpoint, {
      method: 'POST',
      body: new URLSearchParams({queries: JSON.stringify(queries)}),
      signal: AbortSignal.timeout(30_000)
    })
  } catch (cause) {
    throw new Error(`${endpoint} does not answer, expected a reconciliation service there`, {cause})
  }
  const said = await response.text()
  if (!response.ok) throw new Error(`${endpoint} answers ${response.status}, expected candidates`)
  try {
    const answer: unknown = JSON.parse(said)
    if (typeof answer === 'object' && answer !== null) return answer as Record<string, unknown>
  } catch {
    // Told below.
  }
  throw new Error(`${endpoint} answers no JSON object, expected candidates by query`)
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
