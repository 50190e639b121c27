/** The ids of a document, and the ids that suggestions get in it. */

import type {Document} from '../model/document.ts'

export class Ids {
  readonly #statements: Set<string>
  readonly #sources: Set<string>
  readonly #declared: Set<string>
  readonly #taken: Set<string>
  readonly #suggested: ReadonlySet<string>
  readonly #names = new Map<string, string>()

  /** `suggested` has the ids of all suggestions, including refused ones. In a relation, such an id means the suggestion. */
  constructor(
    {claims, evidence, relations, sources, entities, annotations = []}: Document,
    suggested: ReadonlySet<string>
  ) {
    this.#suggested = suggested
    this.#statements = new Set([...claims, ...evidence].map(({id}) => id))
    this.#sources = new Set(sources.map(({id}) => id))
    this.#declared = new Set([...this.#sources, ...entities.map(({id}) => id)])
    this.#taken = new Set([...this.#statements, ...[...relations, ...annotations].flatMap(({id}) => id ?? [])])
  }

  has(suggested: string): boolean {
    return this.#names.has(suggested)
  }

  alias(suggested: string, id: string): void {
    this.#names.set(suggested, id)
  }

  /** Returns the suggestion's own id where it can be written and is free, or else the next free id. */
  add(suggested: string, type: 'claim' | 'evidence'): string {
    let id = suggested
    for (let n = 1; this.#taken.has(id) || !/^[\p{L}\p{N}_-]+$/u.test(id); n++)
      id = `${type === 'claim' ? 'c' : 'e'}${n}`
    this.#taken.add(id)
    this.#names.set(suggested, id)
    return id
  }

  /** Returns the id in the document of the suggestion with this id or, where there is none, of the statement with this id. */
  resolve(name: string): string | undefined {
    return this.#names.get(name) ?? (this.#statements.has(name) && !this.#suggested.has(name) ? name : undefined)
  }

  isStatement(id: string | undefined): boolean {
    return id !== undefined && this.#statements.has(id)
  }

  isSource(id: string): boolean {
    return this.#sources.has(id)
  }

  isDeclared(id: string): boolean {
    return this.#declared.has(id)
  }
}
