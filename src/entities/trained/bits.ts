/** Packs numbers into few bits, as text that every bundler can include. */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

export interface BitWriter {
  /** Writes the lowest `width` bits of a number, at most 24. */
  bits(value: number, width: number): void
  /** Writes a number of 0 or more in Rice's code (Rice and Plaunt 1971): its quotient by 2 ** `low` as so many ones and a zero, then the remainder. */
  rice(value: number, low: number): void
  /** Returns what was written, with six bits in each character. */
  text(): string
}

export function bitWriter(): BitWriter {
  const characters: string[] = []
  let open = 0
  let held = 0
  const bits = (value: number, width: number): void => {
    for (let i = width - 1; i >= 0; i--) {
      open = (open << 1) | ((value >>> i) & 1)
      if (++held === 6) {
        characters.push(alphabet[open]!)
        open = 0
        held = 0
      }
    }
  }
  return {
    bits,
    rice(value, low) {
      for (let quotient = value >>> low; quotient > 0; quotient--) bits(1, 1)
      bits(0, 1)
      bits(value, low)
    },
    text: () => characters.join('') + (held ? alphabet[open << (6 - held)]! : '')
  }
}

export interface BitReader {
  bits(width: number): number
  rice(low: number): number
}

/** Reads what `bitWriter` wrote. Past the end it reads zeros. */
export function bitReader(text: string): BitReader {
  let at = 0
  // Up to 30 bits that were taken from the text and not yet read. The next bit is the highest.
  let open = 0
  let held = 0
  const fill = (): void => {
    while (held <= 24) {
      open = (open << 6) | (at < text.length ? sextets[text.charCodeAt(at)]! : 0)
      at++
      held += 6
    }
  }
  const bits = (width: number): number => {
    if (held < width) fill()
    held -= width
    const value = open >>> held
    open &= (1 << held) - 1
    return value
  }
  return {
    bits,
    rice(low) {
      let quotient = 0
      for (;;) {
        if (held === 0) fill()
        // `clz32` of the complement counts the leading ones.
        const ones = Math.min(held, Math.clz32(~(open << (32 - held))))
        quotient += ones
        held -= ones
        open &= (1 << held) - 1
        if (held > 0) break
      }
      held--
      open &= (1 << held) - 1
      return low === 0 ? quotient : (quotient << low) | bits(low)
    }
  }
}

const sextets = new Uint8Array(128)
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i
