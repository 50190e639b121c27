/** Removes mark-up of HTML and Markdown from a text, without knowing which of them it is. */

import {decodeNamedCharacterReference} from 'decode-named-character-reference'
import {decodeNumericCharacterReference} from 'micromark-util-decode-numeric-character-reference'
import {type Rewritten, rewritten} from '../text/rewritten.ts'

/**
 * Removes everything that looks like HTML or Markdown, without a grammar: tags, comments, scripts, the syntax of emphasis, code, headings, quotes
 * and lists, targets of links, images. Decodes character references. The tag of a block becomes a blank line.
 *
 * Use it only to find sentences by their fingerprints. If it removes a character that is not mark-up (`2 * 3`), that sentence is not found, and
 * nothing else is affected. To get the text itself, parse the Markdown or read the HTML.
 */
export function withoutMarkup(original: string): Rewritten {
  const starts: number[] = []
  const pieces: string[] = []
  let done = 0
  const put = (start: number, end: number, content: string): void => {
    if (done < start) {
      starts.push(done)
      pieces.push(original.slice(done, start))
    }
    starts.push(start)
    pieces.push(content)
    done = end
  }
  for (const {0: found, index, groups = {}} of original.matchAll(markup)) {
    if (groups.kept !== undefined) continue
    if (groups.reference !== undefined) {
      const decoded = decode(groups.reference)
      if (decoded !== undefined) put(index, index + found.length, decoded)
    } else put(index, index + found.length, groups.escaped ?? (groups.block === undefined ? '' : '\n\n'))
  }
  if (done < original.length || pieces.length === 0) {
    starts.push(done)
    pieces.push(original.slice(done))
  }
  return rewritten(original, pieces, starts)
}

/** Every alternative has a length limit, so an opening delimiter without a closing one does not make the search quadratic. */
const markup = new RegExp(
  [
    // Scripts and styles are not text. A link in `<sup>` is a footnote reference.
    String.raw`<(?:script|style)\b[^>]{0,300}>[^<]{0,5000}</(?:script|style)>`,
    String.raw`<sup\b[^>]{0,200}>\s{0,5}(?:<a\b[^>]{0,300}>)?\[?\w{1,3}\]?(?:</a>)?\s{0,5}</sup>`,
    String.raw`<!--[\s\S]{0,500}?-->`,
    String.raw`(?<block></?(?:p|div|h[1-6]|li|ul|ol|br|hr|tr|td|th|table|section|article|header|footer|nav|aside|blockquote|figure|figcaption|body|html|head|main|dl|dt|dd)\b[^<>]{0,500}>)`,
    '</?[a-zA-Z][^<>]{0,500}>',
    String.raw`&(?<reference>#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,30});`,
    // Kept, because `fold` removes footnote references.
    String.raw`(?<kept>\[(?:\d{1,3}|[a-z])\])`,
    // Directives and attributes of annotations, images, footnote references, targets of links.
    String.raw`:(?:claim|evidence|entity|cite|annotation)(?=\[)`,
    String.raw`(?<=\])\{[^{}\n]{0,500}\}`,
    String.raw`!\[[^\]\n]{0,200}\]\([^)\s]{0,500}\)`,
    String.raw`\[\^[\w-]{1,30}\]`,
    String.raw`(?<=\])\([^()\s]{0,500}(?: "[^"\n]{0,200}")?\)`,
    String.raw`(?<=\])\[[^\]\n]{0,100}\]`,
    String.raw`\\(?<escaped>[!-/:-@[-${'`'}{-~])`,
    // At the start of a line: headings, quotes, list items.
    String.raw`(?<=(?:^|\n)[ \t]{0,8})(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?=[ \t])[ \t]*`,
    // Emphasis and code beside words.
    String.raw`(?:\*{1,3}|~~|${'`'}{1,2}|(?<![\p{L}\p{N}])_{1,3}|_{1,3}(?![\p{L}\p{N}]))`,
    // Brackets of links, whose targets are removed above.
    String.raw`[[\]]`
  ].join('|'),
  'gu'
)

function decode(reference: string): string | undefined {
  if (!reference.startsWith('#')) return decodeNamedCharacterReference(reference) || undefined
  const isHexadecimal = /^#x/i.test(reference)
  return decodeNumericCharacterReference(reference.slice(isHexadecimal ? 2 : 1), isHexadecimal ? 16 : 10)
}
