/** Reports blocks that are not closed or closed too early, and lines of colons that close no block. */

import type {Nodes} from 'mdast'
import type {Report} from '../language/report.ts'
import type {Edit} from '../model/reading.ts'
import type {Marks} from '../syntax/attributes.ts'

/** A line of colons in the text. Offsets are UTF-16 offsets into the Markdown. */
interface Fence {
  at: number
  colons: number
}

interface Block {
  name: string
  id: string | undefined
  marks: Marks
  from: number
  to: number
  colons: number
  /** How many child blocks it has. */
  children: number
}

/** Collects blocks and lines of colons in the order of the Markdown, then reports the mistakes among them. */
export class MalformedBlocks {
  private readonly source: string
  private readonly report: Report
  private readonly closed: Block[] = []
  private readonly unclosed: Block[] = []
  private readonly strays: Fence[] = []
  /** The number of open blocks that were read as text. The next lines of colons close those. */
  private foreign = 0

  constructor(source: string, report: Report) {
    this.source = source
    this.report = report
  }

  addBlock(node: Nodes & {type: 'containerDirective'}, marks: Marks): void {
    const {source} = this
    const [from] = marks.opening
    const [colons] = /^:*/.exec(source.slice(from, from + 1000))!
    const block: Block = {
      name: node.name,
      id: marks.attributes.find(({name}) => name === 'id')?.value,
      marks,
      from,
      to: node.position!.end.offset!,
      colons: colons.length,
      children: node.children.length
    }
    if (marks.closing) this.closed.push(block)
    else this.unclosed.push(block)
  }

  /** Looks for lines of colons in the text between two offsets. */
  addText(from: number, to: number): void {
    const {source} = this
    const written = source.slice(from, to)
    if (!written.includes(':::')) return
    for (const {0: line, 1: blanks = '', 2: colons = '', 3: words = '', index} of written.matchAll(fenceLine)) {
      const at = from + index + line.length - words.length - colons.length
      if (index === 0 && !/(?:^|[\r\n])[ \t>]*$/.test(source.slice(Math.max(0, at - blanks.length - 40), at))) continue
      if (words.trim() !== '') this.foreign++
      else if (this.foreign > 0) this.foreign--
      else this.strays.push({at, colons: colons.length})
    }
  }

  finish(): void {
    const {closed, unclosed, strays} = this
    if (closed.length + unclosed.length === 0) return
    for (const block of unclosed) {
      const outer = closed.findLast(
        ({from, to, colons}) => from < block.from && block.to <= to && colons <= block.colons
      )
      if (outer) this.reportNesting(outer, block)
      else this.reportUnclosed(block)
    }
    for (const {at, colons} of strays) {
      const fence = ':'.repeat(colons)
      const message = `\`${fence}\` closes no block, expected a line such as \`${fence}claim{#c1}\` before it`
      this.report('stray-end', 'error', message, at, at + colons, {actual: fence})
    }
  }

  /** Reports an outer block that the line of colons meant for an inner block closed. */
  private reportNesting(outer: Block, inner: Block): void {
    const more = ':'.repeat(inner.colons + 1)
    const index = this.strays.findIndex(({at}) => at >= outer.to)
    const [stray] = index < 0 ? [] : this.strays.splice(index, 1)
    const {from, colons} = outer
    const closing = stray && stray.colons < more.length
    const fix: Edit[] | undefined = closing
      ? [
          {start: from, end: from + colons, content: more},
          {start: stray.at, end: stray.at + stray.colons, content: more}
        ]
      : undefined
    const message = `${this.called(outer)} ends where ${this.called(inner)} inside it should end, expected more colons around it: \`${more}${outer.name}\` and \`${more}\``
    const ids = [outer.id, inner.id].filter(id => id !== undefined)
    this.report('unclosed-block', 'error', message, ...outer.marks.opening, {
      ...(ids.length && {ids}),
      expected: [`${more}${outer.name}`, more],
      ...(fix && {fix})
    })
  }

  private reportUnclosed(block: Block): void {
    const {source, report} = this
    const {colons, marks, from, to, id} = block
    const fence = ':'.repeat(colons)
    const data = {...(id !== undefined && {ids: [id]}), expected: [fence]}
    for (const {0: line, 2: found = '', 3: words = '', index: offset} of source
      .slice(marks.opening[1], to)
      .matchAll(fenceLine)) {
      const at = marks.opening[1] + offset + line.length - words.length - found.length
      const isClosing = words.trim() === ''
      if (isClosing ? found.length >= colons : found.length < colons || /[[{]/.test(words)) continue
      const end = at + found.length + words.trimEnd().length
      const message = isClosing
        ? `\`${found}\` has fewer colons than ${this.called(block)}, expected \`${fence}\` to close it`
        : `Words follow this \`${found}\`, so it does not close ${this.called(block)}, expected \`${fence}\` alone on its line`
      const index = this.strays.findIndex(stray => stray.at === at)
      if (index >= 0) this.strays.splice(index, 1)
      const fix = isClosing ? {fix: [{start: at, end, content: fence}]} : {}
      report('unclosed-block', 'error', message, at, end, {...data, ...fix})
      return
    }
    const end = from + source.slice(from, to).trimEnd().length
    const message = `${this.called(block)} never closes, so it contains everything that follows, expected a line \`${fence}\` after its last paragraph`
    const fix = block.children === 1 ? {fix: [{start: end, end, content: `\n${this.prefixOf(from)}${fence}`}]} : {}
    report('unclosed-block', 'error', message, ...marks.opening, {...data, ...fix})
  }

  private called({name, id, colons}: Block): string {
    return `\`${':'.repeat(colons)}${name}${id === undefined ? '' : `{#${id}}`}\``
  }

  /** Returns the text before a block on its line: `>` marks of quotes, and spaces in place of list markers. */
  private prefixOf(from: number): string {
    const before = this.source.slice(Math.max(0, from - 100), from)
    const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
    return line.replace(/[^>\s]/g, ' ')
  }
}

/** Groups: white space and quote marks; colons; the rest of the line. */
const fenceLine = /^([ \t>]{0,40})(:{3,})(?!:)([^\r\n]*)/gm
