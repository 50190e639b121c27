/** Makes failing inputs smaller. */

/**
 * Removes parts of an input as long as `fails` is true for the rest and there is time. The keys of the input itself stay.
 */
export async function shrink<Input extends object>(
  input: Input,
  fails: (smaller: Input) => Promise<boolean>,
  hasTime: () => boolean
): Promise<Input> {
  let best = input
  for (let before = ''; hasTime() && before !== sizes(best); ) {
    before = sizes(best)
    for (const key of Object.keys(best) as (keyof Input)[]) {
      const value = await shrunk(best[key], async smaller => hasTime() && fails({...best, [key]: smaller}))
      best = {...best, [key]: value as Input[keyof Input]}
    }
  }
  return best
}

type Fails = (smaller: unknown) => Promise<boolean>

async function shrunk(value: unknown, fails: Fails): Promise<unknown> {
  if (typeof value === 'string') return letters(await without([...chars(value)], list => list.join(''), fails), fails)
  if (typeof value === 'number') return smallerNumber(value, fails)
  if (Array.isArray(value)) {
    let list = (await without(value, list => list, fails)) as unknown[]
    for (const index of list.keys())
      list = list.with(index, await shrunk(list[index], smaller => fails(list.with(index, smaller))))
    return list
  }
  if (typeof value !== 'object' || value === null) return value
  const fewer = (await without(Object.entries(value), list => Object.fromEntries(list), fails)) as object
  let entries = Object.entries(fewer)
  for (const [index, [key, held]] of entries.entries()) {
    const smaller = await shrunk(held, smaller => fails(Object.fromEntries(entries.with(index, [key, smaller]))))
    entries = entries.with(index, [key, smaller])
  }
  return Object.fromEntries(entries)
}

/** Removes halves, then quarters and so on, down to single items. */
async function without<Item, Whole>(
  items: readonly Item[],
  whole: (items: Item[]) => Whole,
  fails: Fails
): Promise<Whole> {
  let best = [...items]
  for (let size = best.length; size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let from = 0; from < best.length; ) {
      const next = best.toSpliced(from, size)
      if (await fails(whole(next))) best = next
      else from += size
    }
  }
  return whole(best)
}

/** Replaces each letter by `a` where the input still fails. */
async function letters(text: string, fails: Fails): Promise<string> {
  let best = text
  for (let at = 0; at < Math.min(best.length, 60); at++) {
    if (!/[b-zA-Z]/.test(best[at]!)) continue
    const next = `${best.slice(0, at)}a${best.slice(at + 1)}`
    if (await fails(next)) best = next
  }
  return best
}

async function smallerNumber(value: number, fails: Fails): Promise<number> {
  let best = value
  for (const next of [0, 1, 2, 3, 5, 10, 100, Math.trunc(value / 2)])
    if (Math.abs(next) < Math.abs(best) && (await fails(next))) best = next
  return best
}

/** Splits into UTF-16 units, because half of a surrogate pair may be what fails. */
function* chars(text: string): Generator<string> {
  for (let at = 0; at < text.length; at++) yield text[at]!
}

function sizes(value: unknown): string {
  return JSON.stringify(value)
}
