/** Tests the internals of other packages on which `src/syntax` depends. A release that changes them fails the test that names the change. */

import fc from 'fast-check'
import {directiveFromMarkdown} from 'mdast-util-directive'
import {type Extension as FromMarkdownExtension, fromMarkdown} from 'mdast-util-from-markdown'
import {parse, postprocess, preprocess} from 'micromark'
import * as core from 'micromark-core-commonmark'
import {directive} from 'micromark-extension-directive'
import {gfmFootnote} from 'micromark-extension-gfm-footnote'
import {gfmStrikethrough} from 'micromark-extension-gfm-strikethrough'
import {EditMap} from 'micromark-util-edit-map'
import type {Construct, Event, Extension, TokenizeContext} from 'micromark-util-types'
import {describe, expect, test} from 'vitest'
import {codes} from '../src/syntax/codes.ts'
import {linearConstructs} from '../src/syntax/linear/constructs.ts'
import {consumeLocally, upstreamConsume} from '../src/syntax/linear/edit-map.ts'
import {markdown} from '../src/syntax/markdown.ts'

/** The fields of a construct, functions by their number of parameters. */
const shape = (construct: unknown): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(construct as object).map(([key, value]) => [
      key,
      typeof value === 'function' ? value.length : typeof value === 'object' ? shape(value) : value
    ])
  )

const events = (source: string, ...extensions: Extension[]): string[] =>
  postprocess(
    parse({extensions})
      .document()
      .write(preprocess()(source, undefined, true))
  ).map(([step, {type}]) => `${step === 'enter' ? '+' : '-'}${type}`)

const replaced: [string, unknown, Record<string, unknown>][] = [
  ['attention', core.attention, {name: 'attention', resolveAll: 2, tokenize: 2}],
  ['blockQuote', core.blockQuote, {name: 'blockQuote', continuation: {tokenize: 3}, exit: 1, tokenize: 3}],
  ['codeText', core.codeText, {name: 'codeText', previous: 1, resolve: 1, tokenize: 3}],
  ['content', core.content, {resolve: 1, tokenize: 2}],
  ['labelEnd', core.labelEnd, {name: 'labelEnd', resolveAll: 1, resolveTo: 2, tokenize: 3}],
  ['labelStartImage', core.labelStartImage, {name: 'labelStartImage', resolveAll: 1, tokenize: 3}],
  ['list', core.list, {name: 'list', continuation: {tokenize: 3}, exit: 1, tokenize: 3}],
  ['setextUnderline', core.setextUnderline, {name: 'setextUnderline', resolveTo: 2, tokenize: 3}],
  [
    'footnote definition',
    gfmFootnote().document![codes.leftSquareBracket],
    {name: 'gfmFootnoteDefinition', continuation: {tokenize: 3}, exit: 1, tokenize: 3}
  ],
  [
    'end of a footnote call',
    gfmFootnote().text![codes.rightSquareBracket],
    {name: 'gfmPotentialFootnoteCall', add: 'after', resolveTo: 2, tokenize: 3}
  ],
  ['strikethrough', gfmStrikethrough().text![codes.tilde], {name: 'strikethrough', resolveAll: 2, tokenize: 3}],
  ['text directive', directive().text![codes.colon], {previous: 1, tokenize: 3}],
  ['container directive', (directive().flow![codes.colon] as Construct[])[0], {concrete: true, tokenize: 3}],
  ['leaf directive', (directive().flow![codes.colon] as Construct[])[1], {tokenize: 3}]
]

test.each(replaced)('the construct of %s has the fields that ours replace', (_, construct, fields) => {
  expect(shape(construct)).toEqual(fields)
})

test('no construct that ours stand in for is tried where ours refuse, whoever brings it', () => {
  // Directives are guarded by name, and `content` has no name because it must not be disabled: ours comes before it.
  const names = replaced.flatMap(([, , {name}]) => (name === undefined ? [] : [name]))
  const ours = linearConstructs(() => {})
  expect(ours.flatMap(({disable}) => disable?.null ?? []).toSorted()).toEqual(names.toSorted())
  const constructs = ours.flatMap(({document, flow, text, insideSpan}) =>
    [document, flow, text, insideSpan].flatMap(map => Object.values(map ?? {}).flat())
  )
  expect(constructs.filter(({name}) => names.includes(name))).toEqual([])
})

describe('tokens that ours look for', () => {
  test.each([
    ['codeText', '`a`', [], '+codeText +codeTextSequence -codeTextSequence +codeTextData -codeTextData'],
    ['content', 'a\nb', [], '+content +paragraph'],
    ['labelStartImage', '![a](b)', [], '+image +label +labelImage'],
    ['attention', '*a*', [], '+emphasis +emphasisSequence -emphasisSequence +emphasisText'],
    ['strikethrough', '~a~', [gfmStrikethrough()], '+strikethrough +strikethroughSequence -strikethroughSequence'],
    [
      'directive',
      ':a[b]{#c}',
      [directive()],
      '+directiveText +directiveTextMarker -directiveTextMarker +directiveTextName -directiveTextName'
    ],
    [
      'attribute list',
      ':a{b="c"}',
      [directive()],
      '+directiveTextAttribute +directiveTextAttributeName -directiveTextAttributeName +directiveTextAttributeInitializerMarker'
    ]
  ] as [string, string, Extension[], string][])('%s', (_, source, extensions, expected) => {
    expect(events(source, ...extensions).join(' ')).toContain(expected)
  })
})

/** Runs a construct in the place of the one for its marker, and gives the fields of its context that it assigned. */
function assigned(marker: number, base: Construct, disable: string, source: string): string[] {
  const seen = new Set<string>()
  let calls = 0
  const construct: Construct = {
    ...base,
    name: 'watched',
    tokenize(effects, ok, nok) {
      calls++
      const watched = new Proxy(this, {
        set(target, key, value) {
          seen.add(String(key))
          return Reflect.set(target, key, value)
        }
      }) as TokenizeContext
      return base.tokenize.call(watched, effects, ok, nok)
    }
  }
  events(source, {disable: {null: [disable]}, text: {[marker]: construct}})
  expect(calls).toBeGreaterThan(0)
  return [...seen]
}

test.each([
  ['labelEnd', core.labelEnd, 'labelEnd', '[a](b) ![c] [d][e]\n\n[e]: f'],
  [
    'end of a footnote call',
    gfmFootnote().text![codes.rightSquareBracket] as Construct,
    'gfmPotentialFootnoteCall',
    '![^a] [b](c)'
  ]
])('%s replaces no field of a context that inherits from the real one', (_, construct, name, source) => {
  expect(assigned(codes.rightSquareBracket, construct, name, source)).toEqual([])
})

test('handlers of trees are given what the trackers read', () => {
  const read: unknown[] = []
  const extension: FromMarkdownExtension = {
    exit: {
      directiveTextAttribute({start}) {
        const stack = this.stack.map(({type}) => type)
        read.push([
          start.offset,
          this.data.directiveAttributes?.at(-1),
          stack,
          typeof this.resume,
          this.config.canContainEols
        ])
      }
    }
  }
  fromMarkdown(':a{b=c}', {extensions: [directive()], mdastExtensions: [directiveFromMarkdown(), extension]})
  expect(read).toEqual([
    [
      3,
      ['b', 'c'],
      ['root', 'paragraph', 'textDirective', 'fragment'],
      'function',
      ['emphasis', 'fragment', 'heading', 'paragraph', 'strong', 'textDirective']
    ]
  ])
})

describe('edits of events', () => {
  const event = (name: string | number): Event => [name] as unknown as Event

  test('local edits have the outcome of upstream’s, and leave nothing behind', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(2)), {maxLength: 5}), (size, list) => {
        const edited = (consume: typeof consumeLocally): Event[] => {
          const events = Array.from({length: size}, (_, index) => event(index))
          const map = new EditMap()
          let at = 0
          for (const [skip, remove, add] of list) {
            at += skip
            if (at + remove > size) break
            map.add(
              at,
              remove,
              Array.from({length: add}, (_, index) => event(`${at}+${index}`))
            )
            at += remove + 1
          }
          consume.call(map, events)
          expect(map.map).toEqual([])
          return events
        }
        expect(edited(consumeLocally)).toEqual(edited(upstreamConsume))
      })
    )
  })

  test('the parser makes them, so that lists in lists cost no more than their length', () => {
    const costOf = (count: number): number => {
      const {user} = process.cpuUsage()
      markdown('- a\n  - b\n'.repeat(count), {text: new Set(), leaf: new Set(), container: new Set()})
      return process.cpuUsage().user - user
    }
    costOf(500)
    // Four times as many took sixteen times as long.
    expect(costOf(6000) / costOf(1500)).toBeLessThan(7)
    expect(EditMap.prototype.consume).toBe(consumeLocally)
  })
})
