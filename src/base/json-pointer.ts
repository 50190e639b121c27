/** JSON Pointers (RFC 6901). */

/** Writes keys as a JSON Pointer. */
export function toPointer(keys: readonly (string | number)[]): string {
  return keys.map(key => `/${`${key}`.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
}

/** Returns the keys of a JSON Pointer. */
export function toKeys(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
