/** Fingerprints, which identify a sentence without containing it. */

import {sha256} from '@noble/hashes/sha2'
import {bytesToHex} from '@noble/hashes/utils'

/** Returns a function from folded sentences to fingerprints: 48 bits of SHA-256 over the salt, a line feed and the sentence, in hexadecimal. */
export function fingerprints(salt: string): (folded: string) => string {
  const salted = sha256.create().update(utf8.encode(`${salt}\n`))
  return folded => bytesToHex(salted.clone().update(utf8.encode(folded)).digest().subarray(0, 6))
}

/** SHA-256 of a text's UTF-8, in hexadecimal. */
export function digest(text: string): string {
  return bytesToHex(sha256(utf8.encode(text)))
}

const utf8 = new TextEncoder()
