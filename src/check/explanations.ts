/** `claimdown/diagnostics`: what each diagnostic means, and what to do about it. */

import type {Code, RuleCode} from '../model/diagnostic-codes.ts'

export type * from '../model/diagnostic-codes.ts'

/** One code, for a page and for the hover of an editor. */
export interface Explanation {
  /** What it says, one sentence. */
  means: string
  /** What to do about it, one sentence. */
  remedy: string
  /** Input that gives it. */
  example: Example
}

/** An input, and which function it is an input of. */
export type Example =
  | {of: 'parse' | 'format' | 'xaif' | 'json'; input: string}
  | {of: 'parseDialects'; dialect: 'pandoc' | 'okf'; input: string}
  | {of: 'brat'; text: string; input: string}
  /** What cannot be shown in a line: when it is given. */
  | {
      of: 'annotate' | 'corpus' | 'declare' | 'suggestions' | 'hydrate' | 'toFootnotes' | 'write' | 'command'
      when: string
    }

const others = '"evidence": [], "sources": [], "relations": [], "entities": [], "mentions": [], "citations": []'

const markdown = (input: string): Example => ({of: 'parse', input})

/** Every code but those of rules, which explain themselves. */
export const explanations: Readonly<Record<Exclude<Code, RuleCode>, Explanation>> = {
  'attribute-of-part': {
    means: 'A part of a discontinuous span has attributes of its own.',
    remedy: 'Move them to the annotation that the part belongs to.',
    example: markdown(':claim[The fleet]{#c1}, he said, :claim[will sail]{part=c1 kind=fact}')
  },
  'bracket-residue': {
    means: 'An attribute list stands behind a bracket that belongs to no annotation, so both are text.',
    remedy: 'Balance the brackets of the annotation, and write `\\[` or `\\]` for those that are text.',
    example: markdown(':claim[rates] rose]{#c1}')
  },
  'class-attribute': {
    means: 'An attribute list has a class (`.name`), which no annotation has.',
    remedy: 'Remove it; an id has no dot in it.',
    example: markdown(':claim[rates rose]{#c.1}')
  },
  'dangling-part': {
    means: 'A part names an id that no annotation of its kind has.',
    remedy: 'Name the id of the annotation whose words continue here.',
    example: markdown(':claim[will sail]{part=c9}')
  },
  dialect: {
    means: 'An annotation in another dialect of Markdown was read as one of ours.',
    remedy: 'Nothing; `fromDialects` writes it in our spelling.',
    example: {of: 'parseDialects', dialect: 'pandoc', input: '[rates rose]{.claim #c1}'}
  },
  'empty-citation': {
    means: 'A `:cite` names neither a claim nor a source.',
    remedy: 'Add `claim=` or `source=`.',
    example: markdown(':cite[as reported]{}')
  },
  'empty-span': {
    means: 'An annotation has no words.',
    remedy: 'Put its words between its brackets or marks; `::claim[words]{#id}` is for what the text does not say.',
    example: markdown(':claim[]{#c1}')
  },
  'footnote-source': {
    means: 'A footnote was read as a citation, and its label is the id of no source.',
    remedy: 'Declare a source with that id under `sources:`.',
    example: {of: 'parseDialects', dialect: 'okf', input: 'Rates rose.[^bank]\n\n[^bank]: The bank.'}
  },
  'front-matter': {
    means: 'The front matter is no mapping, or never ends.',
    remedy: 'Write one `key: value` a line, and a line `---` behind the last.',
    example: markdown('---\n- a\n- b\n---\n')
  },
  'front-matter-value': {
    means: 'A value in the front matter has another shape than its key asks for.',
    remedy: 'Write what the message expects.',
    example: markdown('---\nsources: none\n---\n')
  },
  'incomplete-relation': {
    means: 'A `::relation` lacks `from`, `to` or `kind`, so it joins nothing.',
    remedy: 'Add what is missing.',
    example: markdown('::relation{from=e1 kind=supports}')
  },
  'invalid-id': {
    means: 'An id has characters in it that would not survive in links and lists.',
    remedy: 'Use letters, digits, `-` and `_`.',
    example: markdown(':claim[rates rose]{id="c 1"}')
  },
  limit: {
    means:
      'A limit was reached that keeps reading fast for every input; what stands beyond it is text, or is left out.',
    remedy: 'Simplify the place that the diagnostic shows; `docs/language.md` lists the limits.',
    example: markdown(`${'> '.repeat(23)}rates rose`)
  },
  'missing-id': {
    means: 'An annotation, source or entity has no id, so nothing can refer to it.',
    remedy: '`claimdown fmt` gives ids to claims and evidence.',
    example: markdown(':claim[rates rose]')
  },
  'missing-label': {
    means: 'An `:annotation` does not say what it is in the scheme that it came from.',
    remedy: 'Add `label=`.',
    example: markdown(':annotation[BRCA1]{#T1}')
  },
  'missing-type': {
    means: 'An entity has no type, or names one that is declared nowhere.',
    remedy: 'Add `type=`, or declare the entity under `entities:`.',
    example: markdown(':entity[Kabul]{}')
  },
  'near-miss': {
    means: 'A name looks like a misspelled annotation; it is text.',
    remedy: 'Correct the name, or escape its colon (`\\:`) where it is meant as text.',
    example: markdown(':clam[rates rose]{#c1}')
  },
  'repeated-attribute': {
    means: 'An attribute stands twice in one list; the first counts.',
    remedy: 'Remove one.',
    example: markdown(':claim[rates rose]{#c1 kind=fact kind=value}')
  },
  'repeated-key': {
    means: 'A key stands twice in the front matter.',
    remedy: 'Remove one.',
    example: markdown('---\ntitle: a\ntitle: b\n---\n')
  },
  'stray-end': {
    means: 'An `:end` or a line `:::` closes nothing that is open.',
    remedy: 'Put the opening milestone with the same id, or the opening line of the block, before it.',
    example: markdown('rates rose:end{#c1}')
  },
  'too-long': {
    means: 'The document is longer than `limit` allows; nothing of it was read.',
    remedy: 'Split it, or raise `limit`.',
    example: {of: 'command', when: 'A document of more than two million UTF-16 units is parsed.'}
  },
  'torn-span': {
    means: 'A span between milestones opens in the body and closes in a footnote, or the other way round.',
    remedy: 'Put both marks in the body or both in the footnote.',
    example: markdown('a :claim{#c1}b[^1]\n\n[^1]: c:end{#c1}\n')
  },
  'unclosed-block': {
    means: 'A block (`:::`) does not close, or closes where another block inside it should.',
    remedy:
      'Write a line of as many colons behind its last paragraph; a block that holds blocks needs more colons than they have.',
    example: markdown(':::claim{#c1}\nRates rose.')
  },
  'unclosed-directive': {
    means: 'What would be an annotation does not close, or has not the form of one, so it is text.',
    remedy: 'Write what the message expects; write `\\[` or `\\]` for brackets that are text.',
    example: markdown(':claim[rates rose')
  },
  'unclosed-div': {
    means: 'A fenced div of another dialect never closes; it is left as it was.',
    remedy: 'Write a line `:::` after its last paragraph.',
    example: {of: 'parseDialects', dialect: 'pandoc', input: '::: {.claim #c1}\nrates rose\n'}
  },
  'unclosed-milestone': {
    means: 'A span opens and never closes; it is empty.',
    remedy: 'Write `:end{#id}` after its last word.',
    example: markdown(':claim{#c1}rates rose')
  },
  'unknown-attribute': {
    means: 'An attribute or a field is none that its place can have.',
    remedy: 'Correct its name; in the front matter, what is your own is kept under `custom`.',
    example: markdown(':claim[rates rose]{#c1 knd=fact}')
  },
  'unknown-value': {
    means: 'A value is none of those that its attribute can have; it is left out.',
    remedy: 'Choose one that the message names.',
    example: markdown(':claim[rates rose]{#c1 kind=guess}')
  },
  'unread-attributes': {
    means: 'An attribute list beside an annotation is not read as its attributes, so it is text.',
    remedy: 'Write one list right behind the bracket, with straight quotes that close.',
    example: markdown(':claim[rates rose] {#c1}')
  },
  yaml: {
    means: 'The front matter is not YAML.',
    remedy: 'Correct the place that the diagnostic shows; quote values that hold `: ` or begin with a mark.',
    example: markdown('---\ntitle: [a\n---\n')
  },
  'cannot-annotate': {
    means: 'An annotation was not written: no marks at its place would be read as it.',
    remedy: 'Move its span to whole words outside code, HTML and links; the message says which.',
    example: {of: 'annotate', when: 'The span lies in a code block, or crosses from the body into a footnote.'}
  },
  'no-place': {
    means: 'A claim has no footnote mark, because its words have no one place in the Markdown.',
    remedy: 'Mark words that stand together.',
    example: {of: 'toFootnotes', when: 'A claim is implicit, or its words end in code.'}
  },
  'not-formatted': {
    means: 'An annotation was not put in order, because a mistake stands in its attributes or beside them.',
    remedy: 'Correct the mistake that the message names, and format again.',
    example: {of: 'format', input: ':claim[rates rose] {#c1}'}
  },
  'other-reading': {
    means:
      'Without its annotations the Markdown has another text: `strip` shows where the text differs first, and `toFootnotes` writes no footnote.',
    remedy: 'Look at what stands beside the annotations: a mark there is held apart by them.',
    example: {
      of: 'toFootnotes',
      when: 'A list stands right behind a `:::claim` that keeps it from joining another one.'
    }
  },
  'unspellable-text': {
    means: 'A text has characters that Markdown cannot hold (U+0000, half a character); U+FFFD is written instead.',
    remedy: 'Remove them from the text, or keep the document in JSON.',
    example: {of: 'command', when: '`claimdown convert` is given JSON with `\\u0000` in its text.'}
  },
  'repeated-id': {
    means: 'An entity that was to be declared has an id that is taken.',
    remedy: 'Choose another id.',
    example: {of: 'declare', when: 'The front matter declares an entity with the same id.'}
  },
  refused: {
    means: 'A suggested annotation was left out because it does not verify.',
    remedy: 'Read the reason; `candidates` of `verify` show what the text says instead.',
    example: {of: 'suggestions', when: 'The text does not contain the quoted words, or says them differently.'}
  },
  renamed: {
    means: 'A suggested annotation got another id, because its own is taken or cannot be written.',
    remedy: 'Nothing; the outcome lists both ids.',
    example: {of: 'suggestions', when: 'A suggestion is called `c1`, and so is a claim of the document.'}
  },
  'not-json': {
    means: 'A value is none that JSON can hold (a function, a circle, a number without end); it is left out.',
    remedy: 'Hand over what `JSON.parse` gives.',
    example: {of: 'write', when: '`fromJson` is given an object that holds itself.'}
  },
  'parts-order': {
    means: 'The parts of a span in JSON are out of order, or its span is not theirs; the item is left out.',
    remedy: 'Sort the parts; the span runs from the first to the last.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a b", "sections": [], "claims": [{"type": "claim", "id": "c1", "span": {"start": 0, "end": 3}, "parts": [{"start": 2, "end": 3}, {"start": 0, "end": 1}]}], ${others}}`
    }
  },
  schema: {
    means: 'JSON has not the shape of a document there; the item is left out.',
    remedy: 'Write what `schema.json` asks for.',
    example: {of: 'json', input: '{"type": "document", "claims": 1}'}
  },
  'section-order': {
    means: 'A section in JSON overlaps those before it. It is left out.',
    remedy: 'Put a section inside the one that heads it, or after it.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a b", "sections": [{"type": "section", "title": "a", "depth": 1, "span": {"start": 0, "end": 2}}, {"type": "section", "title": "b", "depth": 1, "span": {"start": 1, "end": 3}}], "claims": [], ${others}}`
    }
  },
  'span-outside': {
    means: 'A span in JSON does not lie in the text; the item is left out.',
    remedy: 'Count code points, not bytes or UTF-16 units, in JSON.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a", "sections": [], "claims": [{"type": "claim", "id": "c1", "span": {"start": 0, "end": 9}}], ${others}}`
    }
  },
  'unknown-field': {
    means: 'JSON has a field that a document does not have; it is kept.',
    remedy: 'Correct its name, or move what is your own to `meta.custom`.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {"colour": "red"}, "text": "", "sections": [], "claims": [], ${others}}`
    }
  },
  'aif-edge': {
    means: 'An edge of an AIF graph does not say what it joins; it is left out.',
    remedy: 'Give it `fromID` and `toID`.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [{"edgeID": 1, "fromID": 2}]}'}
  },
  'aif-list': {
    means: 'A list of an AIF graph is not a list, or has items that are not objects; these are left out.',
    remedy: 'Write lists of objects.',
    example: {of: 'xaif', input: '{"nodes": [1], "edges": []}'}
  },
  'aif-locution': {
    means: 'A locution does not say which node it is; it is left out.',
    remedy: 'Give it the `nodeID` of its L-node.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [], "locutions": [{"personID": 1}]}'}
  },
  'aif-participant': {
    means: 'A participant has no `participantID`, or one that is taken; it is left out.',
    remedy: 'Give it an id of its own.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [], "participants": [{"firstname": "Ada"}]}'}
  },
  'aif-value': {
    means: 'Fields of an AIF node are no JSON or nest too deep; they are left out.',
    remedy: 'Keep what you add to a node shallow.',
    example: {of: 'write', when: 'A program hands `xaif.read` a node with a field that holds itself.'}
  },
  'aif-node': {
    means: 'A node of an AIF graph has no `nodeID`; it is left out.',
    remedy: 'Give it one.',
    example: {of: 'xaif', input: '{"nodes": [{"type": "I", "text": "Rates rose."}], "edges": []}'}
  },
  'brat-line': {
    means: 'A line of a brat file is not one of its forms; it is left out.',
    remedy: 'Write an id, a tab and what the id’s letter asks for (https://brat.nlplab.org/standoff.html).',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tRates\nT2\tClaim five\n'}
  },
  'claimdown-field': {
    means: 'A field `claimdown` in an AIF file is not as `xaif.write` makes it; it is kept, and not believed.',
    remedy: 'Remove the field, or write the file anew.',
    example: {of: 'xaif', input: '{"nodes": [{"nodeID": 1, "type": "I", "text": "a", "claimdown": {}}], "edges": []}'}
  },
  'claimdown-note': {
    means: 'A note `claimdown` in a brat file is not as `brat.write` makes it; it is kept as a note, and not believed.',
    remedy: 'Remove the note, or write the file anew.',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tRates\n#1\tclaimdown T1\t{"span": null}\n'}
  },
  'edge-ids': {
    means: 'Edges of an AIF graph are known by what they join; their own ids are not kept.',
    remedy: 'Nothing.',
    example: {
      of: 'xaif',
      input:
        '{"nodes": [{"nodeID": 1, "type": "I", "text": "a"}, {"nodeID": 2, "type": "RA"}], "edges": [{"edgeID": 3, "fromID": 1, "toID": 2}]}'
    }
  },
  loss: {
    means: 'A format cannot carry something; the message names it.',
    remedy: 'Keep the Markdown or the JSON, which carry everything.',
    example: {of: 'write', when: 'A document with certainties is written as AIF.'}
  },
  'not-aif': {
    means: 'The data is no AIF or xAIF graph.',
    remedy: 'Give an object with `nodes` and `edges`.',
    example: {of: 'xaif', input: '[]'}
  },
  'not-brat': {
    means: 'The file has no line of brat stand-off.',
    remedy: 'Give the `.ann` file, whose lines have an id and a tab.',
    example: {of: 'brat', text: 'Rates rose.', input: 'Rates rose.\n'}
  },
  'other-unit': {
    means: 'The offsets of a brat file count something else than code points; they were converted.',
    remedy: 'Nothing, if the words are right.',
    example: {of: 'brat', text: '😀 Rates rose.', input: 'T1\tClaim 3 8\tRates\n'}
  },
  'other-words': {
    means: 'A line of a brat file quotes other words than stand at its offsets.',
    remedy: 'Check that the text is the one that was annotated.',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tPrice\n'}
  },
  'edited-sentence': {
    means: 'An annotation was placed in a sentence that was edited.',
    remedy: 'Read the sentence and decide whether the annotation still holds.',
    example: {of: 'hydrate', when: '`rebase` finds the words of a claim in a sentence whose other words changed.'}
  },
  lost: {
    means: 'An annotation was not placed, because its words are not in this text.',
    remedy: 'Annotate them anew, or use the copy that the stand-off was made of.',
    example: {of: 'hydrate', when: 'A sentence of the claim was edited or left out.'}
  },
  'lost-field': {
    means: 'A field was left empty, because it borrows words of the text that are not there.',
    remedy: 'Fill it by hand, or use the copy that the stand-off was made of.',
    example: {of: 'hydrate', when: 'A `because` repeats three words of a sentence that was left out.'}
  },
  'lost-relation': {
    means: 'A relation was left out, because what it speaks of was not placed.',
    remedy: 'See the diagnostic of the annotation that it names.',
    example: {of: 'hydrate', when: 'One of the two claims that it joins was lost.'}
  },
  'not-standoff': {
    means: 'The value is not a stand-off, so nothing of it was read.',
    remedy: 'Give what `dehydrate` made; the message names the first place that differs.',
    example: {of: 'hydrate', when: '`hydrate` is given another JSON file.'}
  },
  'other-text': {
    means: 'The text is another one than the annotations were made of.',
    remedy: 'Use a copy of the text that the message describes.',
    example: {of: 'hydrate', when: 'No sentence of the stand-off is in the text.'}
  },
  'foreign-tree': {
    means:
      'In a unified pipeline, the tree was parsed without the syntax of claimdown, so the Markdown was parsed again.',
    remedy: 'Use `claimdownSyntax` in the processor that parses.',
    example: {of: 'command', when: '`claimdown/remark` runs on a tree that another processor parsed.'}
  },
  'front-matter-replaced': {
    means: 'The copy has front matter of its own, which was replaced.',
    remedy: 'Nothing, unless you need what it said.',
    example: {of: 'command', when: '`claimdown hydrate` is given a copy with front matter.'}
  },
  'internal-error': {
    means: 'The program itself failed on a file; the others were read.',
    remedy: 'Please report it, with the file if you can.',
    example: {of: 'command', when: 'Nobody knows: content should never lead to it.'}
  },
  json: {
    means: 'A file is not JSON.',
    remedy: 'Correct the place that the message names.',
    example: {of: 'command', when: '`claimdown convert` is given a `.json` file that does not parse.'}
  },
  'stale-standoff': {
    means: 'The stand-off beside a document was made of another version of it.',
    remedy: 'Make it anew: `claimdown dehydrate`.',
    example: {of: 'command', when: '`claimdown check` finds `standoff.json` beside an edited document.'}
  },
  'dangling-address': {
    means: 'A relation, a citation or a status names a claim of another document, and the corpus does not have it.',
    remedy: 'Correct the address, or add the document to the corpus.',
    example: {
      of: 'corpus',
      when: 'A document says `supports=rates#c1`, and no document of the corpus has the id `rates`.'
    }
  },
  'disagreeing-entity': {
    means:
      'Two documents declare one entity in different ways: one Wikidata item with two types, or one id with two meanings.',
    remedy:
      'Correct the declaration that is wrong. Two things may have one id in two documents; look-ups by that id then find the first.',
    example: {of: 'corpus', when: 'One document declares `Q42` as a person and another one as a work.'}
  },
  'repeated-document': {
    means: 'Two documents of a corpus have one id, so an address may mean two claims.',
    remedy: 'Give one of them another `id` in its front matter. Until then look-ups by id find the first.',
    example: {of: 'corpus', when: 'Two documents have `id: rates`.'}
  },
  'unnamed-document': {
    means: 'A document of a corpus has no id, so its claims have no address.',
    remedy: 'Write `id:` in its front matter.',
    example: {of: 'corpus', when: 'The front matter of a document has no `id`.'}
  },
  unreadable: {
    means: 'A file could not be read; the others were.',
    remedy: 'See the reason in the message.',
    example: {of: 'command', when: '`claimdown check` meets a file that is not UTF-8.'}
  }
}
