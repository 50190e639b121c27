/** HTML as the text that a reader sees, with the spans of its elements. */

import {selectOne} from 'css-select'
import type {AnyNode, ChildNode, Element, ParentNode, Document as Tree} from 'domhandler'
import {parse} from 'parse5'
import {adapter} from 'parse5-htmlparser2-tree-adapter'
import {lastAtMost} from '../base/binary-search.ts'
import {groupBy} from '../base/group-by.ts'
import {type Span, trimmed} from '../text/span.ts'

/** The text of a page, and the places of its elements. Offsets are UTF-16. */
export interface HtmlText {
  type: 'html'
  /**
   * What a reader sees, by the same rule as for Markdown: a blank line separates blocks, a line ending list items and rows, a tab cells.
   * White space is one space. Scripts, styles and alternative texts of images are not included. Footnote references (`<sup>` around a link)
   * are left out, and other short numbers in `<sup>` are written as superscript digits (`²`).
   */
  text: string
  /** The DOM's `textContent` of the body. Position selectors of annotation tools count in it. */
  content: string
  /** Span of `content` → the span of `text` that shows it, without white space at its ends. */
  toSpan(content: Span): Span
  /** The span of `content` that an XPath of steps, positions and ids selects. */
  findByXPath(path: string): Span | undefined
  /** The same for the first element that a CSS selector selects. `undefined` for an invalid selector and for one of more than 1,000 characters. */
  findByCss(selector: string): Span | undefined
  /** The same for the element with an id. */
  findById(id: string): Span | undefined
}

/** Reads a page. Any string is valid input (WHATWG HTML, 13.2). */
export function htmlText(source: string): HtmlText {
  const tree = parse(source, {treeAdapter: adapter}) as Tree
  const html = tree.children.find((node): node is Element => isElement(node) && node.name === 'html')
  const body = html?.children.find((node): node is Element => isElement(node) && node.name === 'body') ?? tree
  const ranges = new Map<AnyNode, Span>()
  const writer = new Writer()
  measure(body, ranges, writer)

  const {text} = writer
  const content = writer.content
  const index = new PageIndex()
  const rangeOf = (node: AnyNode | undefined | null): Span | undefined => (node ? ranges.get(node) : undefined)
  return {
    type: 'html',
    text,
    content,
    toSpan: ({start, end}) =>
      trimmed(text, {start: writer.toText(start), end: Math.max(writer.toText(start), writer.toText(end))}),
    findByXPath: path => rangeOf(findByXPath(path, tree, index) ?? findByXPath(path, body, index)),
    findByCss: selector => {
      if (selector.length > longestSelector || nestedHas.test(selector)) return undefined
      const found = findBySteps(selector, tree, index)
      if (found) return rangeOf(found)
      try {
        return rangeOf(selectOne(selector, tree.children) as AnyNode | null)
      } catch {
        // css-select throws on an invalid selector.
        return undefined
      }
    },
    findById: id => rangeOf(index.findById(body, id) ?? index.findByName(body, id))
  }
}

/** In UTF-16 units. Tools write shorter selectors, and the time that a selector takes grows with its length. */
const longestSelector = 1000

/** Selectors 4 does not allow one `:has` in another. */
const nestedHas = /:has\(.{0,1000}:has\(/is

/**
 * The element that a selector of steps selects, as tools write them: `#id`, `#id p`, `body > div:nth-child(3) > p:nth-of-type(2)`. It uses the index and
 * does not search the whole page. `undefined` for other selectors, and if nothing matches.
 */
function findBySteps(selector: string, tree: ParentNode, index: PageIndex): AnyNode | undefined {
  const [, id, within] = /^#([A-Za-z_][\w-]{0,200})(?: ([a-z][a-z\d]{0,20}))?$/.exec(selector) ?? []
  if (id !== undefined) {
    const root = index.findById(tree as AnyNode, id)
    return within && root ? nodesOf(root).find(node => node !== root && isElement(node) && node.name === within) : root
  }
  const steps = selector.split(/ ?> ?/).map(step => nthStep.exec(step)?.groups as Step | undefined)
  if (steps.some(step => step?.kind === 'of-type' && step.name === undefined)) return undefined
  const [first] = steps
  if (!first) return undefined
  if (first.id === undefined && first.name !== 'html' && first.name !== 'body')
    return steps.every(step => step !== undefined && step.id === undefined) && steps.some(step => step?.kind)
      ? findFromLast(steps as Step[], tree, index)
      : undefined
  const html = index.childrenOf(tree, 'html')
  const body = html.flatMap(node => index.childrenOf(node as ParentNode, 'body'))
  let nodes: readonly AnyNode[] = first.name === 'html' ? html : body
  if (first.id !== undefined) nodes = [index.findById(tree as AnyNode, first.id)].filter(node => node !== undefined)
  if (first.kind !== undefined) return undefined
  for (const step of steps.slice(1)) {
    if (!step || step.id !== undefined) return undefined
    const {name = '*', kind, nth} = step
    nodes = nodes.flatMap(node => {
      const list = index.childrenOf(node as ParentNode, kind === 'child' ? '*' : name)
      const chosen = nth === undefined ? list : list.slice(Number(nth) - 1, Number(nth))
      return name === '*' ? chosen : chosen.filter(one => isElement(one) && one.name === name)
    })
  }
  return nodes[0]
}

/** The first element that the last of some steps selects, and whose ancestors the steps before select. */
function findFromLast(steps: readonly Step[], tree: ParentNode, index: PageIndex): Element | undefined {
  return index.findBySteps(tree, steps.at(-1)!).find(element => {
    let node: AnyNode | null = element
    for (const step of steps.slice(0, -1).reverse()) {
      node = node.parent
      if (!node || !isElement(node) || !index.isSelected(tree, node, step)) return false
    }
    return true
  })
}

/** One step of a CSS selector: `div`, `:nth-child(3)`, `div:nth-of-type(3)`. */
interface Step {
  id?: string
  name?: string
  kind?: 'child' | 'of-type'
  nth?: string
}

const nthStep =
  /^(?:#(?<id>[A-Za-z_][\w-]{0,200})|(?<name>[a-z][a-z\d]{0,20}))?(?::nth-(?<kind>child|of-type)\((?<nth>[1-9]\d{0,6})\))?$/

/** An index of the elements of a page by id, by name and by parent. Each list is made once, when first needed. */
class PageIndex {
  readonly #ids = new Map<AnyNode, Map<string, Element>>()
  readonly #anchors = new Map<AnyNode, Map<string, Element>>()
  readonly #children = new Map<ParentNode, Map<string, AnyNode[]>>()
  readonly #steps = new Map<ParentNode, {elements: Map<string, Element[]>; keys: Map<Element, readonly string[]>}>()

  /** The first element below `root` with an id. */
  findById(root: AnyNode, id: string): Element | undefined {
    return once(this.#ids, root, () => firstBy(root, ({attribs}) => attribs.id)).get(id)
  }

  /** The first `<a name>`. */
  findByName(root: AnyNode, name: string): Element | undefined {
    const nameOf = ({name, attribs}: Element): string | undefined => (name === 'a' ? attribs.name : undefined)
    return once(this.#anchors, root, () => firstBy(root, nameOf)).get(name)
  }

  /** The children that a step of a path selects: elements of one name, all elements (`*`), or text nodes (`text()`). */
  childrenOf(node: ParentNode, step: string): readonly AnyNode[] {
    const byName = once(this.#children, node, () => {
      const lists = groupBy<AnyNode, string>(node.children, child =>
        isElement(child) ? child.name : child.type === 'text' ? 'text()' : ''
      )
      return lists.set('*', node.children.filter(isElement))
    })
    return byName.get(step) ?? []
  }

  /** The elements of a page that one step of a CSS selector selects, in document order. */
  findBySteps(root: ParentNode, step: Step): readonly Element[] {
    return this.#bySteps(root).elements.get(keyOf(step)) ?? []
  }

  /** Whether one step of a CSS selector selects an element. */
  isSelected(root: ParentNode, element: Element, step: Step): boolean {
    return this.#bySteps(root).keys.get(element)?.includes(keyOf(step)) ?? false
  }

  #bySteps(root: ParentNode): {elements: Map<string, Element[]>; keys: Map<Element, readonly string[]>} {
    return once(this.#steps, root, () => {
      const keys = new Map<Element, readonly string[]>()
      const elements = new Map<string, Element[]>()
      // The content of a `template` is a tree of its own.
      const nodes = nodesOf(root).filter(node => node === root || isElement(node)) as (Element | ParentNode)[]
      for (const node of nodes) {
        const counts = new Map<string, number>()
        for (const [at, child] of this.childrenOf(node, '*').entries()) {
          const {name} = child as Element
          const ofType = (counts.get(name) ?? 0) + 1
          counts.set(name, ofType)
          keys.set(child as Element, [
            keyOf({name}),
            keyOf({kind: 'child', nth: `${at + 1}`}),
            keyOf({name, kind: 'child', nth: `${at + 1}`}),
            keyOf({name, kind: 'of-type', nth: `${ofType}`})
          ])
        }
      }
      for (const node of nodes)
        for (const key of keys.get(node as Element) ?? []) {
          const list = elements.get(key)
          if (list) list.push(node as Element)
          else elements.set(key, [node as Element])
        }
      return {elements, keys}
    })
  }
}

function keyOf({name = '*', kind, nth = ''}: Step): string {
  return `${name} ${kind ?? ''} ${nth}`
}

function firstBy(root: AnyNode, keyOf: (element: Element) => string | undefined): Map<string, Element> {
  const found = new Map<string, Element>()
  for (const node of nodesOf(root)) {
    const key = isElement(node) ? keyOf(node) : undefined
    if (key !== undefined && !found.has(key)) found.set(key, node as Element)
  }
  return found
}

/** The value of a map for a key; it is made when first needed. */
function once<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

/** Writes the text, and records which part of the content each piece of it shows. */
class Writer {
  text = ''
  content = ''
  readonly #from: number[] = []
  readonly #at: number[] = []
  readonly #length: number[] = []
  /** The separator between the text so far and the next piece: the strongest of those requested. */
  #gap = ''

  separate(gap: string): void {
    if (gaps.indexOf(gap) > gaps.indexOf(this.#gap)) this.#gap = gap
  }

  /** Writes a text node. `isPre` keeps its white space; `shown` is written in its place. */
  write(value: string, isPre: boolean, shown?: string): void {
    const base = this.content.length
    this.content += value
    if (shown !== undefined) {
      this.#put(shown, base, 0)
      return
    }
    for (const {0: piece, index} of value.matchAll(/[ \t\n\f\r]+|[^ \t\n\f\r]+/g)) {
      if (!isPre && /^[ \t\n\f\r]/.test(piece)) this.separate(' ')
      else this.#put(piece, base + index, piece.length)
    }
  }

  /** Adds content that is not shown as text. */
  skip(value: string): void {
    this.content += value
  }

  #put(piece: string, from: number, length: number): void {
    if (piece === '') return
    if (this.text !== '') this.text += this.#gap
    this.#gap = ''
    this.#from.push(from)
    this.#at.push(this.text.length)
    this.#length.push(length)
    this.text += piece
  }

  toText(offset: number): number {
    const piece = lastAtMost(this.#from, offset)
    if (piece < 0) return 0
    const within = offset - this.#from[piece]!
    if (within <= this.#length[piece]!) return this.#at[piece]! + within
    // In white space or in content that is not shown: where the next piece starts.
    return this.#at[piece + 1] ?? this.text.length
  }
}

/** Separators between two pieces of text, the weakest first. */
const gaps = ['', ' ', '\t', '\n', '\n\n']

/** Writes a tree and records the span of each node in the content. Without recursion, because pages may nest deeply. */
function measure(root: ParentNode, ranges: Map<AnyNode, Span>, writer: Writer): void {
  const stack: {node: ChildNode | ParentNode; next: number; start: number; hidden: boolean; pre: boolean}[] = [
    {node: root, next: 0, start: 0, hidden: false, pre: false}
  ]
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const {node} = top
    const child = (node as ParentNode).children[top.next++]
    if (!child) {
      stack.pop()
      ranges.set(node, {start: top.start, end: writer.content.length})
      if (isElement(node)) writer.separate(separatorOf(node))
      continue
    }
    const start = writer.content.length
    if (child.type === 'text') {
      const {data} = child
      if (top.hidden) writer.skip(data)
      else {
        const raised = isElement(node) && node.name === 'sup' && /^\d{1,3}$/.test(data.trim())
        writer.write(data, top.pre, raised ? raise(data.trim()) : undefined)
      }
      ranges.set(child, {start, end: writer.content.length})
    } else if (isElement(child)) {
      if (child.name === 'br') writer.separate('\n')
      else writer.separate(separatorOf(child))
      const hidden =
        top.hidden || notText.has(child.name) || child.attribs.hidden !== undefined || isFootnoteCall(child)
      stack.push({node: child, next: 0, start, hidden, pre: top.pre || child.name === 'pre'})
    }
  }
}

function separatorOf({name}: Element): string {
  if (blocks.has(name)) return '\n\n'
  if (lines.has(name)) return '\n'
  return cells.has(name) ? '\t' : ''
}

/** Whether an element is a footnote reference: `<sup><a href="#fn1">1</a></sup>`, or one with such a role (DPUB-ARIA `doc-noteref`) or class. */
function isFootnoteCall(element: Element): boolean {
  if (element.attribs.role === 'doc-noteref') return true
  if (element.name !== 'sup') return false
  if (/\b(?:reference|footnote-ref|noteref)\b/.test(element.attribs.class ?? '')) return true
  // The link may be a child or a grandchild.
  const inside = element.children.flatMap(child => (isElement(child) ? [child, ...child.children] : []))
  return inside.some(node => isElement(node) && node.name === 'a')
}

function raise(digits: string): string {
  return digits.replace(/\d/g, digit => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!)
}

const notText = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'math',
  'head',
  'iframe',
  'object',
  'select',
  'textarea',
  'button'
])
const lines = new Set(['li', 'tr', 'dt', 'dd', 'caption', 'option'])
const cells = new Set(['td', 'th'])
const blocks = new Set([
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'center',
    'details',
    'dialog',
    'div',
    'dl',
    'fieldset',
    'figcaption',
    'figure'
  ],
  ...[
    'footer',
    'form',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'header',
    'hgroup',
    'hr',
    'main',
    'menu',
    'nav',
    'ol',
    'p',
    'pre'
  ],
  ...['search', 'section', 'summary', 'table', 'ul']
])

/**
 * The node that an XPath selects: `/html/body/p[2]`, `//*[@id="x"]/p[1]`, `/div[1]/text()[2]`, `id("x")`. Annotation tools (Hypothesis,
 * Apache Annotator) write these forms only. A path with other functions or axes finds nothing.
 */
function findByXPath(path: string, root: ParentNode, index: PageIndex): AnyNode | undefined {
  const byId = /^(?:id\((["'])(.+?)\1\)|\/\/\*?\[@id=(["'])(.+?)\3\])/.exec(path)
  let node: AnyNode | undefined = root
  let rest = path
  if (byId) {
    const id = byId[2] ?? byId[4]
    node = index.findById(root as AnyNode, id!)
    rest = path.slice(byId[0].length)
  }
  for (const step of rest.split('/').slice(rest.startsWith('/') ? 1 : 0)) {
    if (step === '' && !byId) continue
    if (step === '' || step === '.') continue
    const found = /^(?:\.\/)?([\w-]+|\*|text\(\))(?:\[(\d+)\]|\[@id=(["'])(.+?)\3\])?$/.exec(step)
    if (!found || !node || !('children' in node)) return undefined
    const [, name, position, , id] = found
    const matching = index.childrenOf(node as ParentNode, name === 'text()' ? name : name!.toLowerCase())
    node =
      id === undefined
        ? matching[Number(position ?? 1) - 1]
        : matching.find(child => isElement(child) && child.attribs.id === id)
  }
  return node
}

function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style'
}

/** A node and all its descendants, in document order, without recursion. */
function nodesOf(root: AnyNode): AnyNode[] {
  const nodes: AnyNode[] = []
  const stack: AnyNode[] = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    nodes.push(node)
    if ('children' in node) for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!)
  }
  return nodes
}
