/** A value of YAML: JSON with the place of each part. */

import type {Details} from '../language/report.ts'
import type {Code} from '../model/diagnostic-codes.ts'
import type {Severity} from '../model/reading.ts'

/** Offsets are UTF-16 offsets into the YAML. */
export interface Place {
  from: number
  to: number
}

export type YamlValue = YamlScalar | YamlList | YamlMap

export interface YamlScalar extends Place {
  type: 'scalar'
  value: null | boolean | number | string
  /** The value in the author's spelling: `1.10`. */
  written: string
}

export interface YamlList extends Place {
  type: 'list'
  items: YamlValue[]
}

export interface YamlMap extends Place {
  type: 'map'
  entries: YamlEntry[]
}

/** A key with its place, and its value. A map may have several entries with the same key. */
export interface YamlEntry extends Place {
  key: string
  value: YamlValue
}

export type Json = null | boolean | number | string | Json[] | {[key: string]: Json}

export type ReportYaml = (code: Code, severity: Severity, message: string, place: Place, details?: Details) => void

/** Returns the value without places. Of a repeated key, the first entry is kept and the others are reported. */
export function toJson(value: YamlValue, report: ReportYaml): Json {
  if (value.type === 'scalar') return value.value
  if (value.type === 'list') return value.items.map(item => toJson(item, report))
  const json: {[key: string]: Json} = {}
  for (const entry of uniqueEntries(value, report)) assign(json, entry.key, toJson(entry.value, report))
  return json
}

/** Returns the entries of a map without those that repeat a key, which are reported. */
export function uniqueEntries({entries}: YamlMap, report: ReportYaml): YamlEntry[] {
  const seen = new Set<string>()
  return entries.filter(entry => {
    if (seen.has(entry.key)) {
      const message = `Key \`${entry.key}\` is repeated here, expected it once; the first is read`
      report('repeated-key', 'warning', message, entry, {actual: entry.key})
      return false
    }
    seen.add(entry.key)
    return true
  })
}

/** Sets a field whose name an author chose. `__proto__` becomes an ordinary field. */
export function assign(target: object, key: string, value: unknown): void {
  if (value !== undefined)
    Object.defineProperty(target, key, {value, enumerable: true, configurable: true, writable: true})
}
