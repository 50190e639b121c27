/** The parts of Citation.js that are used here; it ships no types. */

declare module '@citation-js/core' {
  export class Cite {
    constructor(data: unknown)
    format(format: string, options?: Record<string, unknown>): string
  }
  export const plugins: {
    config: {
      get(name: '@csl'): {templates: {add(name: string, xml: string): void; has(name: string): boolean}}
      get(name: '@bibtex'): {format: {useIdAsLabel: boolean; checkLabel: boolean; asciiOnly: boolean}}
    }
  }
}

declare module '@citation-js/plugin-bibtex'
declare module '@citation-js/plugin-csl'
