/** Short forms of names. */

/** The last word of a name with more than one word: "Ghani" for "Ashraf Ghani". */
export function findSurname(name: string): string | undefined {
  const parts = name.split(/\s+/)
  return parts.length > 1 ? parts.at(-1) : undefined
}

/** The first letters of the words that begin with a capital: "CB" for "Central Bank", "" for "the bank". */
export function acronymOf(name: string): string {
  return name
    .split(/\s+/)
    .map(part => /^\p{Lu}/u.exec(part)?.[0] ?? '')
    .join('')
}
