/** Changes that happen to a text between two copies. Each takes plain text with blank lines between paragraphs. */

export interface Alteration {
  name: string
  /** What the copy is. Default: text. */
  as?: 'html'
  alter(text: string): string
}

export const alterations: readonly Alteration[] = [
  {name: 'straight quotes', alter: straight},
  {
    name: 'other dashes',
    alter: text =>
      text
        .replace(/\s?—\s?/g, ' -- ')
        .replaceAll('–', '-')
        .replaceAll('-', '‐')
  },
  {name: 'non-breaking spaces', alter: text => text.replace(/ (?=\d|U\.S\.)|(?<=\d) |(?<=Mr\.|\ba) /g, '\u00a0')},
  {name: 'wrapped at 72 columns', alter: wrapped},
  {name: 'soft hyphens', alter: text => text.replace(/(\p{L}{4})(?=\p{L}{3})/gu, '$1\u00ad')},
  {
    name: 'ligatures and full width',
    alter: text => text.replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('…', '...')
  },
  {
    name: 'headings added',
    alter: text => paragraphs(text, (paragraph, n) => (n % 4 === 0 ? `Part ${n / 4 + 1}\n\n${paragraph}` : paragraph))
  },
  {
    name: 'headings run in',
    alter: text => paragraphs(text, (paragraph, n) => (n % 3 === 0 ? `What Comes Next ${paragraph}` : paragraph))
  },
  {name: 'pull quotes added', alter: withPullQuotes},
  {name: 'boilerplate around', alter: boilerplate},
  {
    name: 'boilerplate between',
    alter: text =>
      paragraphs(text, (paragraph, n) =>
        n % 3 === 2 ? `${paragraph}\n\nSubscribe now. Story continues below.` : paragraph
      )
  },
  {name: 'footnote marks, brackets', alter: text => marked(text, n => `[${n}]`)},
  {
    name: 'footnote marks, superscript',
    alter: text => marked(text, n => `${n}`.replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!))
  },
  {name: 'footnote figures after stops', alter: text => text.replace(/(?<=\p{Ll}{3}\.)(?= \p{Lu})/gu, '7')},
  {name: 'HTML', as: 'html', alter: html},
  {name: 'Markdown mark-up', alter: text => emphasised(text, '*', '*')},
  {
    name: 'all of these together',
    alter: text => emphasised(wrapped(marked(boilerplate(withPullQuotes(straight(text))), n => `[${n}]`)), '**', '**')
  }
]

/** Paragraphs without those that only repeat a short stretch of the rest. */
export function withoutPullQuotes(text: string): string {
  const isPullQuote = (paragraph: string): boolean => paragraph.length < 120 && !paragraph.includes('\n')
  return text
    .split(/\n{2,}/)
    .filter(paragraph => !isPullQuote(paragraph))
    .join('\n\n')
}

function straight(text: string): string {
  return text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'")
}

function wrapped(text: string): string {
  return paragraphs(text, paragraph => paragraph.replace(/(.{50,72}) /g, '$1\n'))
}

/** The second sentence of every fourth paragraph, once more, two paragraphs earlier. */
function withPullQuotes(text: string): string {
  const all = text.split(/\n{2,}/)
  return all
    .flatMap((paragraph, n) => {
      const later = all[n + 2]
      const quoted = n % 4 === 0 ? later?.split(/(?<=[a-z]\.) (?=[A-Z])/)[1] : undefined
      return quoted ? [paragraph, quoted] : [paragraph]
    })
    .join('\n\n')
}

function boilerplate(text: string): string {
  return `Sign in\n\nMenu | Home | About us\n\nBy a staff writer. Listen to this article.\n\n${text}\n\nRead more. All rights reserved. You may also like: Ten facts.`
}

function marked(text: string, mark: (n: number) => string): string {
  let n = 0
  return text.replace(/(?<=\p{Ll}{3}[.,])(?=\s)/gu, () => (++n % 3 === 0 ? mark(n % 90) : ''))
}

function emphasised(text: string, open: string, close: string): string {
  let n = 0
  return text.replace(/(?<=\s)\p{L}{5,}(?=\s)/gu, word => (++n % 7 === 0 ? `${open}${word}${close}` : word))
}

function html(text: string): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('’', '&rsquo;')
  const body = escaped
    .split(/\n{2,}/)
    .map(
      (paragraph, n) =>
        `<p class="p${n}">${emphasised(paragraph, '<em>', '</em>').replace(/\.$/, `.<sup><a href="#fn${n}">${n}</a></sup>`)}</p>`
    )
    .join('\n<div class="ad"><script>track("<p>")</script></div>\n')
  return `<!doctype html><html><head><title>A page</title><style>p{}</style></head><body><nav><ul><li>Home</li><li>World</li></ul></nav><article>${body}</article></body></html>`
}

function paragraphs(text: string, change: (paragraph: string, n: number) => string): string {
  return text
    .split(/\n{2,}/)
    .map(change)
    .join('\n\n')
}
