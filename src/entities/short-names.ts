/** Short forms of names. */

/** The last word of a name of several; "Ghani" of "Ashraf Ghani". */
export function findSurname(name: string): string | undefined {
  const parts = name.split(/\s+/)
  return parts.length > 1 ? parts.at(-1) : undefined
}

/** The first letters of the words with a capital; "CB" of "Central Bank", "" of "the bank". */
export function acronymOf(name: string): string {
  return name
    .split(/\s+/)
    .map(part => /^\p{Lu}/u.exec(part)?.[0] ?? '')
    .join('')
}
