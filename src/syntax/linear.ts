/** Markdown constructs that cost too much on hostile input, as they are upstream but linear. */

import {
  blockQuote,
  codeText,
  content,
  labelEnd,
  labelStartImage,
  list,
  setextUnderline
} from 'micromark-core-commonmark'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import type {Code, Construct, Effects, Extension, State, TokenizeContext} from 'micromark-util-types'
import {pairs} from './pairs.ts'

/** What would take too long, and what is read in its place. */
export const limits = {
  /** Lists, quotes and footnotes that begin beyond this column are text, so few can nest. */
  columns: 44,
  /** A paragraph in a quote or list ends after so many lines that lack the mark of the quote or list. */
  lazyLines: 1000,
  /** Images inside so many others are text. */
  images: 32
} as const

/** Is told where a limit was reached, an offset. */
export type Refuse = (limit: keyof typeof limits, offset: number) => void

/**
 * Extensions that stand in for constructs of micromark and give the same tokens, up to the limits. Each names its
 * minimal case; `docs/performance.md` has the measurements.
 */
export function linearConstructs(refuse: Refuse): Extension[] {
  // The last construct for a marker is the one that takes it as data.
  return [
    setext,
    lazyContent(refuse),
    footnotes(refuse),
    pairs(),
    labels,
    code,
    shallowImages(refuse),
    shallowContainers(refuse),
    mergedData
  ]
}

/**
 * `a\n=\n` repeated: upstream copies the events of the whole document for each underline; only those of its own
 * paragraph can change.
 */
const setext: Extension = {
  disable: {null: ['setextUnderline']},
  flow: {61: tailOnly(setextUnderline), 45: tailOnly(setextUnderline)}
}

function tailOnly(base: Construct): Construct {
  return {
    ...base,
    name: 'setextUnderlineOfTail',
    resolveTo(events, context) {
      let start = events.length - 1
      while (start > 0 && !(events[start]![0] === 'enter' && events[start]![1].type === 'content')) start--
      for (const event of base.resolveTo!(events.splice(start), context)) events.push(event)
      return events
    }
  }
}

/**
 * `> a\n` and then `b\n` repeated: after each lazy line upstream walks back to the start of the paragraph to see
 * whether it is still open. So there must be few.
 */
function lazyContent(refuse: Refuse): Extension {
  const construct: Construct = {
    ...content,
    name: 'contentOfFewLazyLines',
    add: 'after',
    tokenize(effects, ok, nok) {
      // It is the last resort of a line, so it interrupts nothing.
      if (this.interrupt) return nok
      let lazyLines = 0
      const enter: Effects['enter'] = (type, fields) => {
        if (type === 'chunkContent' && this.parser.lazy[this.now().line]) lazyLines++
        return effects.enter(type, fields)
      }
      const check: Effects['check'] =
        (...given) =>
        code => {
          if (lazyLines < limits.lazyLines) return effects.check(...given)(code)
          refuse('lazyLines', this.now().offset)
          return given[2]!(code)
        }
      return content.tokenize.call(this, {...effects, enter, check}, ok, nok)
    }
  }
  return {flow: {null: construct}}
}

/** Every character that starts an inline construct, ours included. */
const inlineMarkers = [33, 38, 42, 58, 60, 91, 92, 93, 95, 96, 126]

/**
 * `[a]` repeated: a marker that starts nothing makes a `data` token of its own, and upstream splices the list of all
 * events to merge each with its neighbour. Here the last construct for each marker takes it with the letters after it,
 * and joins them to the data before at once.
 */
const mergedData: Extension = {
  text: Object.fromEntries(inlineMarkers.map((marker): [number, Construct] => [marker, dataFrom(marker)]))
}

function dataFrom(marker: number): Construct {
  const construct: Construct = {
    name: 'data',
    add: 'after',
    previous(code) {
      return startsInline(this, marker, code)
    },
    resolveTo(events) {
      // enter, exit | enter, exit
      const before = events.at(-3)
      if (before?.[0] !== 'exit' || before[1].type !== 'data' || events.at(-4)?.[1] !== before[1]) return events
      before[1].end = events.at(-1)![1].end
      events.length -= 2
      return events
    },
    tokenize(effects, ok) {
      const start: State = code => {
        effects.enter('data')
        effects.consume(code)
        return inside
      }
      const inside: State = code => {
        if (code === null || (code in this.parser.constructs.text && startsInline(this, code, this.previous))) {
          effects.exit('data')
          return ok(code)
        }
        effects.consume(code)
        return inside
      }
      return start
    }
  }
  return construct
}

/** What `initializeText` asks of a character: whether some construct may start there. */
function startsInline(context: TokenizeContext, code: number, previous: Code): boolean {
  const found = context.parser.constructs.text[code]
  const list = Array.isArray(found) ? found : found ? [found] : []
  return list.some(
    construct => construct.name !== 'data' && (!construct.previous || construct.previous.call(context, previous))
  )
}

/** Labels hold at most 999 characters, so an opening further back than this many events is none. */
const furthest = 4000

/** `]` after many events: upstream walks back over all of them to find the start of `![^`. */
function footnotes(refuse: Refuse): Extension {
  const base = gfmFootnote()
  const call = base.text![93] as Construct
  return {
    ...base,
    document: {91: shallow(base.document![91] as Construct, refuse)},
    text: {
      ...base.text,
      93: {
        ...call,
        tokenize(effects, ok, nok) {
          const {events} = this
          const near =
            events.length <= furthest ? this : Object.create(this, {events: {value: events.slice(-furthest)}})
          return call.tokenize.call(near, effects, ok, nok)
        }
      }
    }
  }
}

/** `![` many times and then `](b)` as often: what an image holds is looked through once for each image around it. */
function shallowImages(refuse: Refuse): Extension {
  const construct: Construct = {
    ...labelStartImage,
    name: 'labelStartOfShallowImage',
    tokenize(effects, ok, nok) {
      const open = (this._labelStarts ?? []).slice(-furthest).filter(({type}) => type === 'labelImage')
      if (open.length < limits.images) return labelStartImage.tokenize.call(this, effects, ok, nok)
      refuse('images', this.now().offset)
      return nok
    }
  }
  return {disable: {null: ['labelStartImage']}, text: {33: construct}}
}

/**
 * Accents in runs that grow by one: upstream looks through the rest of the paragraph for each. The first look that is
 * in vain writes down where runs of each length stand for the last time.
 */
const code: Extension = {
  disable: {null: ['codeText']},
  text: {
    96: {
      ...codeText,
      name: 'codeTextOnce',
      tokenize(effects, ok, nok) {
        const known = lastRuns.get(this)
        // Almost no text has accents that do not match, so only the ones after the first are watched.
        if (!known) {
          const lose: State = code => {
            lastRuns.set(this, new Map())
            return nok(code)
          }
          return codeText.tokenize.call(this, effects, ok, lose)
        }
        const start = this.now().offset
        let opening = 0
        let isDone = false
        let isLost = false
        let runStart: number | undefined
        const seen = new Map<number, number>()
        const endRun = (): void => {
          if (runStart !== undefined) seen.set(this.now().offset - runStart, runStart)
          runStart = undefined
        }
        const enter: Effects['enter'] = (type, fields) => {
          if (type === 'codeTextSequence') runStart = this.now().offset
          return effects.enter(type, fields)
        }
        const exit: Effects['exit'] = type => {
          if (opening === 0 && type === 'codeTextSequence') {
            opening = this.now().offset - start
            runStart = undefined
            isLost = known.size > 0 && (known.get(opening) ?? -1) <= start
          }
          return effects.exit(type)
        }
        const done: State = code => {
          isDone = true
          return ok(code)
        }
        const lose: State = code => {
          isDone = true
          endRun()
          if (known.size === 0) lastRuns.set(this, seen)
          return nok(code)
        }
        let state: State | undefined = codeText.tokenize.call(this, {...effects, enter, exit}, done, lose)
        const step: State = code => {
          if (isLost) return lose(code)
          if (code !== 96 && opening > 0) endRun()
          state = state!(code)
          return isDone ? state : step
        }
        return step
      }
    }
  }
}

const lastRuns = new WeakMap<TokenizeContext, ReadonlyMap<number, number>>()

/** A label has at most 999 characters; this leaves room for white space that is folded. */
const longestLabel = 2000

/** `[`, many letters and `]` repeated: upstream folds the whole label to look it up, however long it is. */
const labels: Extension = {
  disable: {null: ['labelEnd']},
  text: {
    93: {
      ...labelEnd,
      name: 'labelEndOfShortLabels',
      tokenize(effects, ok, nok) {
        const sliceSerialize: typeof this.sliceSerialize = (token, expand) =>
          token.end.offset - token.start.offset > longestLabel ? '' : this.sliceSerialize(token, expand)
        return labelEnd.tokenize.call(Object.create(this, {sliceSerialize: {value: sliceSerialize}}), effects, ok, nok)
      }
    }
  }
}

/** `> ` repeated: every line, blank ones too, is held against each container that is open, so there must be few. */
function shallowContainers(refuse: Refuse): Extension {
  const item = shallow(list, refuse)
  const markers = [42, 43, 45, ...Array.from({length: 10}, (_, digit) => 48 + digit)]
  return {
    disable: {null: ['list', 'blockQuote']},
    document: {
      ...Object.fromEntries(markers.map((marker): [number, Construct] => [marker, item])),
      62: shallow(blockQuote, refuse)
    }
  }
}

function shallow(base: Construct, refuse: Refuse): Construct {
  const {continuation} = base
  return {
    ...base,
    name: `${base.name}OfFewColumns`,
    continuation: {
      ...continuation,
      tokenize(effects, ok, nok) {
        // A quote goes on where another could start; the one that it tries is disabled by its name.
        const attempt: Effects['attempt'] = (construct, ...then) =>
          effects.attempt({...(construct as Construct), name: ''}, ...then)
        return continuation!.tokenize!.call(this, {...effects, attempt}, ok, nok)
      }
    },
    tokenize(effects, ok, nok) {
      const {column, offset} = this.now()
      if (column <= limits.columns) return base.tokenize.call(this, effects, ok, nok)
      const tooDeep: State = code => {
        refuse('columns', offset)
        return nok(code)
      }
      return base.tokenize.call(this, effects, tooDeep, nok)
    }
  }
}
