/** `claimdown/diagnostics`: what each diagnostic means, and what to do about it. */

import type {Code, RuleCode} from '../model/diagnostic-codes.ts'

export type * from '../model/diagnostic-codes.ts'

/** The explanation of one code, for `docs/diagnostics.md` and for the hover text of an editor. */
export interface Explanation {
  /** What the diagnostic means, in one or two sentences. */
  means: string
  /** What to do about it, in one or two sentences. */
  remedy: string
  /** Input that produces the diagnostic. */
  example: Example
}

/** An input, and the function that takes it. */
export type Example =
  | {of: 'parse' | 'format' | 'xaif' | 'json'; input: string}
  | {of: 'parseDialects'; dialect: 'pandoc' | 'okf'; input: string}
  | {of: 'brat'; text: string; input: string}
  /** A diagnostic whose input is too long to show here: `when` describes the input in words. */
  | {
      of: 'annotate' | 'corpus' | 'declare' | 'suggestions' | 'hydrate' | 'toFootnotes' | 'write' | 'command'
      when: string
    }

const others = '"evidence": [], "sources": [], "relations": [], "entities": [], "mentions": [], "citations": []'

const markdown = (input: string): Example => ({of: 'parse', input})

/** The explanation of every code except the codes of lint rules, which carry their own. */
export const explanations: Readonly<Record<Exclude<Code, RuleCode>, Explanation>> = {
  'attribute-of-part': {
    means: 'A part of a discontinuous span has attributes of its own.',
    remedy: 'Move them to the annotation that the part belongs to.',
    example: markdown(':claim[The fleet]{#c1}, he said, :claim[will sail]{part=c1 kind=fact}')
  },
  'bracket-residue': {
    means: 'An attribute list follows a bracket that does not belong to an annotation, so both are text.',
    remedy: 'Balance the brackets of the annotation, and write `\\[` or `\\]` for brackets that are text.',
    example: markdown(':claim[rates] rose]{#c1}')
  },
  'class-attribute': {
    means: 'An attribute list has a class (`.name`), and annotations have no classes.',
    remedy: 'Remove the class. If it was meant as part of an id, write the id without a dot.',
    example: markdown(':claim[rates rose]{#c.1}')
  },
  'dangling-part': {
    means: 'A part refers to an id, and no annotation of the same kind has that id.',
    remedy: 'Write the id of the annotation that the part belongs to.',
    example: markdown(':claim[will sail]{part=c9}')
  },
  dialect: {
    means: 'An annotation in another dialect of Markdown was read as a claimdown annotation.',
    remedy: 'No action is needed; `fromDialects` rewrites it in the syntax of claimdown.',
    example: {of: 'parseDialects', dialect: 'pandoc', input: '[rates rose]{.claim #c1}'}
  },
  'empty-citation': {
    means: 'A `:cite` names neither a claim nor a source.',
    remedy: 'Add `claim=` or `source=`.',
    example: markdown(':cite[as reported]{}')
  },
  'empty-span': {
    means: 'An annotation has no words.',
    remedy:
      'Put its words between its brackets or milestones. For a claim that the text does not state, write `::claim[words]{#id}`.',
    example: markdown(':claim[]{#c1}')
  },
  'footnote-source': {
    means: 'A footnote was read as a citation, but its label is not the id of a declared source.',
    remedy: 'Declare a source with that id under `sources:`.',
    example: {of: 'parseDialects', dialect: 'okf', input: 'Rates rose.[^bank]\n\n[^bank]: The bank.'}
  },
  'front-matter': {
    means: 'The front matter is not a mapping, or has no closing line `---`.',
    remedy: 'Write one `key: value` on each line, and a line `---` after the last one.',
    example: markdown('---\n- a\n- b\n---\n')
  },
  'front-matter-value': {
    means: 'A value in the front matter does not have the type that its key requires.',
    remedy: 'Write what the message expects.',
    example: markdown('---\nsources: none\n---\n')
  },
  'incomplete-relation': {
    means: 'A `::relation` lacks `from`, `to` or `kind`, so it is left out.',
    remedy: 'Add what is missing.',
    example: markdown('::relation{from=e1 kind=supports}')
  },
  'invalid-id': {
    means: 'An id contains characters that are not safe in links and in lists of ids.',
    remedy: 'Use letters, digits, `-` and `_`.',
    example: markdown(':claim[rates rose]{id="c 1"}')
  },
  limit: {
    means:
      'The document exceeds a limit that keeps reading fast for every input. Whatever is beyond the limit is read as text or left out.',
    remedy: 'Simplify the Markdown at the place of the diagnostic; `docs/language.md` lists the limits.',
    example: markdown(`${'> '.repeat(23)}rates rose`)
  },
  'missing-id': {
    means: 'An annotation, source or entity has no id, so nothing can refer to it.',
    remedy: 'Add an id, or run `claimdown fmt`, which adds ids to claims and evidence.',
    example: markdown(':claim[rates rose]')
  },
  'missing-label': {
    means: 'An `:annotation` has no `label`, so its type in its annotation scheme is unknown.',
    remedy: 'Add `label=`.',
    example: markdown(':annotation[BRCA1]{#T1}')
  },
  'missing-type': {
    means: 'An entity has no type.',
    remedy: 'Add `type=`, or declare the entity under `entities:`.',
    example: markdown(':entity[Kabul]{}')
  },
  'near-miss': {
    means: 'A name looks like a misspelled annotation. It is read as text.',
    remedy: 'Correct the name. If it is meant as text, escape its colon (`\\:`).',
    example: markdown(':clam[rates rose]{#c1}')
  },
  'repeated-attribute': {
    means: 'An attribute occurs twice in one list. Only the first is read.',
    remedy: 'Remove one of them.',
    example: markdown(':claim[rates rose]{#c1 kind=fact kind=value}')
  },
  'repeated-key': {
    means: 'A key occurs twice in the front matter. Only the first is read.',
    remedy: 'Remove one of them.',
    example: markdown('---\ntitle: a\ntitle: b\n---\n')
  },
  'stray-end': {
    means: 'An `:end` or a line `:::` closes nothing that is open.',
    remedy: 'Write the opening milestone with the same id, or the opening line of the block, before it.',
    example: markdown('rates rose:end{#c1}')
  },
  'too-long': {
    means: 'The document is longer than `limit` allows, so none of it was read.',
    remedy: 'Split it, or raise `limit`.',
    example: {of: 'command', when: 'A document of more than two million UTF-16 units is parsed.'}
  },
  'torn-span': {
    means: 'A span between milestones opens in the body and closes in a footnote, or the other way round.',
    remedy: 'Put both milestones in the body, or both in the footnote.',
    example: markdown('a :claim{#c1}b[^1]\n\n[^1]: c:end{#c1}\n')
  },
  'unclosed-block': {
    means: 'A block (`:::`) is not closed, or the line that should close a block inside it closes it.',
    remedy:
      'Write a line with the same number of colons after its last paragraph. A block needs more colons than the blocks inside it.',
    example: markdown(':::claim{#c1}\nRates rose.')
  },
  'unclosed-directive': {
    means: 'An annotation is not closed or is malformed, so it is read as text.',
    remedy: 'Write what the message expects; write `\\[` or `\\]` for brackets that are text.',
    example: markdown(':claim[rates rose')
  },
  'unclosed-div': {
    means: 'A fenced div of another dialect is not closed. It is left unchanged.',
    remedy: 'Write a line `:::` after its last paragraph.',
    example: {of: 'parseDialects', dialect: 'pandoc', input: '::: {.claim #c1}\nrates rose\n'}
  },
  'unclosed-milestone': {
    means: 'A milestone opens a span that is never closed. The span is read as empty.',
    remedy: 'Write `:end{#id}` after its last word.',
    example: markdown(':claim{#c1}rates rose')
  },
  'unknown-attribute': {
    means: 'The annotation, source, entity or front matter has no attribute or field of this name.',
    remedy: 'Correct the name. Your own fields in the front matter are kept under `custom`.',
    example: markdown(':claim[rates rose]{#c1 knd=fact}')
  },
  'unknown-value': {
    means: 'The attribute or field does not allow this value. The value is left out.',
    remedy: 'Write one of the values that the message names.',
    example: markdown(':claim[rates rose]{#c1 kind=guess}')
  },
  'unread-attributes': {
    means: 'An attribute list next to an annotation cannot be read as its attributes, so it is text.',
    remedy: 'Write one list directly after the closing bracket, and put values in straight quotes.',
    example: markdown(':claim[rates rose] {#c1}')
  },
  yaml: {
    means: 'The front matter is not valid YAML.',
    remedy:
      'Correct the YAML at the place of the diagnostic. Put quotes around values that contain `: ` or begin with a punctuation mark.',
    example: markdown('---\ntitle: [a\n---\n')
  },
  'cannot-annotate': {
    means:
      'An annotation was not written, because no directive at its place would be read back as the same annotation.',
    remedy: 'Move its span to whole words outside code, HTML and links. The message names the obstacle.',
    example: {of: 'annotate', when: 'The span lies in a code block, or crosses from the body into a footnote.'}
  },
  'no-place': {
    means: 'A claim has no footnote mark, because its words are not one continuous piece of the Markdown.',
    remedy: 'Annotate words that follow one another.',
    example: {of: 'toFootnotes', when: 'A claim is implicit, or its words end in code.'}
  },
  'not-formatted': {
    means: 'An annotation was not formatted, because there is a mistake in its attributes or next to them.',
    remedy: 'Correct the mistake that the message names, and format again.',
    example: {of: 'format', input: ':claim[rates rose] {#c1}'}
  },
  'other-reading': {
    means:
      'Without its annotations, the Markdown would be read as a different text. `strip` shows the first difference, and `toFootnotes` writes no footnote.',
    remedy:
      'Look at the characters next to the annotations: an annotation separates Markdown that would be read differently without it.',
    example: {
      of: 'toFootnotes',
      when: 'A list directly follows a `:::claim`, and would merge with the list before it without the block.'
    }
  },
  'unspellable-text': {
    means:
      'A text contains characters that Markdown cannot represent (U+0000, or half of a surrogate pair). U+FFFD is written instead.',
    remedy: 'Remove them from the text, or keep the document in JSON.',
    example: {of: 'command', when: '`claimdown convert` is given JSON with `\\u0000` in its text.'}
  },
  'repeated-id': {
    means: 'An entity was not declared, because its id is already taken.',
    remedy: 'Choose another id.',
    example: {of: 'declare', when: 'The front matter declares an entity with the same id.'}
  },
  refused: {
    means: 'A suggested annotation was left out, because it could not be verified.',
    remedy: 'Read the reason in the message. The `candidates` of `verify` show similar words in the text.',
    example: {
      of: 'suggestions',
      when: 'The text does not contain the quoted words, or contains them with different wording.'
    }
  },
  renamed: {
    means: 'A suggested annotation got another id, because its own id is taken or cannot be written.',
    remedy: 'No action is needed; the outcome lists both ids.',
    example: {of: 'suggestions', when: 'A suggestion has the id `c1`, and so does a claim of the document.'}
  },
  'not-json': {
    means:
      'JSON cannot represent a value (a function, a circular reference, an infinite number). The value is left out.',
    remedy: 'Pass only values that `JSON.parse` can return.',
    example: {of: 'write', when: '`fromJson` is given an object that contains itself.'}
  },
  'parts-order': {
    means:
      'In JSON, the parts of an item are not in order, or its span does not run from the first part to the last. The item is left out.',
    remedy: 'Sort the parts, and let the span start with the first part and end with the last.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a b", "sections": [], "claims": [{"type": "claim", "id": "c1", "span": {"start": 0, "end": 3}, "parts": [{"start": 2, "end": 3}, {"start": 0, "end": 1}]}], ${others}}`
    }
  },
  schema: {
    means: 'An item of the JSON does not match the schema of a document. The item is left out.',
    remedy: 'Change the item so that it matches `schema.json`.',
    example: {of: 'json', input: '{"type": "document", "claims": 1}'}
  },
  'section-order': {
    means: 'In JSON, a section overlaps earlier sections without being inside them. The section is left out.',
    remedy: 'Put each section inside its parent section, or after the section before it.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a b", "sections": [{"type": "section", "title": "a", "depth": 1, "span": {"start": 0, "end": 2}}, {"type": "section", "title": "b", "depth": 1, "span": {"start": 1, "end": 3}}], "claims": [], ${others}}`
    }
  },
  'span-outside': {
    means: 'In JSON, a span is not inside the text. The item is left out.',
    remedy: 'Count code points, not bytes or UTF-16 units, in JSON.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {}, "text": "a", "sections": [], "claims": [{"type": "claim", "id": "c1", "span": {"start": 0, "end": 9}}], ${others}}`
    }
  },
  'unknown-field': {
    means: 'The JSON has a field that is not part of a document. The field is kept.',
    remedy: 'Correct its name, or move your own field to `meta.custom`.',
    example: {
      of: 'json',
      input: `{"type": "document", "textVersion": 1, "meta": {"colour": "red"}, "text": "", "sections": [], "claims": [], ${others}}`
    }
  },
  'aif-edge': {
    means: 'An edge of an AIF graph does not name the nodes that it connects. The edge is left out.',
    remedy: 'Give it `fromID` and `toID`.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [{"edgeID": 1, "fromID": 2}]}'}
  },
  'aif-list': {
    means:
      'A field of an AIF graph should be a list and is not, or the list has items that are not objects. These are left out.',
    remedy: 'Write lists of objects.',
    example: {of: 'xaif', input: '{"nodes": [1], "edges": []}'}
  },
  'aif-locution': {
    means: 'A locution does not name its node. The locution is left out.',
    remedy: 'Give it the `nodeID` of its L-node.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [], "locutions": [{"personID": 1}]}'}
  },
  'aif-participant': {
    means: 'A participant has no `participantID`, or one that is already taken. The participant is left out.',
    remedy: 'Give it an id of its own.',
    example: {of: 'xaif', input: '{"nodes": [], "edges": [], "participants": [{"firstname": "Ada"}]}'}
  },
  'aif-value': {
    means: 'Fields of an AIF node are not JSON or nest too deeply. These fields are left out.',
    remedy: 'Pass JSON values, and nest the fields that you add to a node less deeply.',
    example: {of: 'write', when: 'A program passes `xaif.read` a node with a field that contains itself.'}
  },
  'aif-node': {
    means: 'A node of an AIF graph has no `nodeID`. The node is left out.',
    remedy: 'Give it a `nodeID`.',
    example: {of: 'xaif', input: '{"nodes": [{"type": "I", "text": "Rates rose."}], "edges": []}'}
  },
  'brat-line': {
    means: 'A line of a brat file has no valid form. The line is left out.',
    remedy:
      'Write an id, a tab, and the fields that the letter of the id requires (https://brat.nlplab.org/standoff.html).',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tRates\nT2\tClaim five\n'}
  },
  'claimdown-field': {
    means:
      'A field `claimdown` in an AIF file does not have the form that `xaif.write` writes. The field is kept, but its content is not used.',
    remedy: 'Remove the field, or write the file again.',
    example: {of: 'xaif', input: '{"nodes": [{"nodeID": 1, "type": "I", "text": "a", "claimdown": {}}], "edges": []}'}
  },
  'claimdown-note': {
    means:
      'A note `claimdown` in a brat file does not have the form that `brat.write` writes. It is kept as an ordinary note, and its content is not used.',
    remedy: 'Remove the note, or write the file again.',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tRates\n#1\tclaimdown T1\t{"span": null}\n'}
  },
  'edge-ids': {
    means:
      'The ids of edges in an AIF graph are not kept, because an edge is identified by the nodes that it connects.',
    remedy: 'No action is needed.',
    example: {
      of: 'xaif',
      input:
        '{"nodes": [{"nodeID": 1, "type": "I", "text": "a"}, {"nodeID": 2, "type": "RA"}], "edges": [{"edgeID": 3, "fromID": 1, "toID": 2}]}'
    }
  },
  loss: {
    means: 'A format cannot represent something in the document. The message names it.',
    remedy: 'Keep the Markdown or the JSON, which represent everything.',
    example: {of: 'write', when: 'A document with certainties is written as AIF.'}
  },
  'missing-text': {
    means: 'The text of a file that holds only annotations was not found.',
    remedy: 'Put the text beside it under the name that the message gives.',
    example: {of: 'write', when: 'A `.ann` file of brat has no `.txt` file beside it.'}
  },
  'not-aif': {
    means: 'The data is not an AIF or xAIF graph.',
    remedy: 'Pass an object with `nodes` and `edges`.',
    example: {of: 'xaif', input: '[]'}
  },
  'not-brat': {
    means: 'No line of the file is in the stand-off format of brat.',
    remedy: 'Pass the `.ann` file, in which each line begins with an id and a tab.',
    example: {of: 'brat', text: 'Rates rose.', input: 'Rates rose.\n'}
  },
  'other-unit': {
    means: 'The offsets of a brat file do not count code points. They were converted to code points.',
    remedy: 'Check that the annotated words are right.',
    example: {of: 'brat', text: '😀 Rates rose.', input: 'T1\tClaim 3 8\tRates\n'}
  },
  'other-words': {
    means: 'The words that a line of a brat file quotes differ from the words at its offsets.',
    remedy: 'Check that this is the text that was annotated.',
    example: {of: 'brat', text: 'Rates rose.', input: 'T1\tClaim 0 5\tPrice\n'}
  },
  'unmapped-label': {
    means:
      'Some labels of a file have no meaning in the labels that were given. What has them stays an annotation of another scheme.',
    remedy: 'Add the labels that the message names, with what they mean.',
    example: {of: 'write', when: 'A brat file with `Protein` is read with labels for `Premise` only.'}
  },
  'edited-sentence': {
    means: 'An annotation was placed in a sentence that was edited.',
    remedy: 'Read the sentence and decide whether the annotation still holds.',
    example: {of: 'hydrate', when: '`rebase` finds the words of a claim in a sentence whose other words changed.'}
  },
  lost: {
    means: 'An annotation was not placed, because its words are not in this text.',
    remedy: 'Annotate the words again, or use the version of the text that the stand-off was made from.',
    example: {of: 'hydrate', when: 'A sentence of the claim was edited or left out.'}
  },
  'lost-field': {
    means: 'A field was left empty, because its value quotes words that are not in this text.',
    remedy: 'Fill in the field by hand, or use the version of the text that the stand-off was made from.',
    example: {of: 'hydrate', when: 'A `because` repeats three words of a sentence that was left out.'}
  },
  'lost-relation': {
    means: 'A relation was left out, because one of its statements was not placed.',
    remedy: 'See the diagnostic of the statement that the message names.',
    example: {of: 'hydrate', when: 'One of the two claims of the relation was lost.'}
  },
  'not-standoff': {
    means: 'The value is not a stand-off, so none of it was read.',
    remedy: 'Pass a value that `dehydrate` returned. The message names the first difference from the schema.',
    example: {of: 'hydrate', when: '`hydrate` is given another JSON file.'}
  },
  'other-text': {
    means: 'The text is not the text that the annotations were made from.',
    remedy: 'Use a copy of the text that the message describes.',
    example: {of: 'hydrate', when: 'The text contains no sentence of the stand-off.'}
  },
  'foreign-tree': {
    means:
      'In a unified pipeline, the tree was parsed without the syntax of claimdown, so the Markdown was parsed again.',
    remedy: 'Use `claimdownSyntax` in the processor that parses.',
    example: {of: 'command', when: '`claimdown/remark` runs on a tree that another processor parsed.'}
  },
  'front-matter-replaced': {
    means: 'The copy has front matter of its own, which was replaced by the front matter of the annotations.',
    remedy: 'No action is needed, unless you need the replaced front matter.',
    example: {of: 'command', when: '`claimdown hydrate` is given a copy with front matter.'}
  },
  'internal-error': {
    means: 'The program failed on a file because of an error of its own. The other files were read.',
    remedy: 'Please report it, with the file if you can.',
    example: {of: 'command', when: 'A bug in claimdown: no content should ever cause this.'}
  },
  json: {
    means: 'A file is not valid JSON.',
    remedy: 'Correct the file at the place that the message names.',
    example: {of: 'command', when: '`claimdown convert` is given a `.json` file that does not parse.'}
  },
  'stale-standoff': {
    means: 'The stand-off next to a document was made from another version of the document.',
    remedy: 'Make a new stand-off with `claimdown dehydrate`.',
    example: {of: 'command', when: '`claimdown check` finds `standoff.json` next to an edited document.'}
  },
  'dangling-address': {
    means:
      'A relation, a citation or a status refers to a claim of another document, and the corpus does not contain that claim.',
    remedy: 'Correct the address, or add the document to the corpus.',
    example: {
      of: 'corpus',
      when: 'A document says `supports=rates#c1`, and no document of the corpus has the id `rates`.'
    }
  },
  'disagreeing-entity': {
    means:
      'Two documents declare an entity differently: one Wikidata item with two types, or one id for two different entities.',
    remedy:
      'Correct the wrong declaration. Different entities may have the same id in different documents, but then a look-up by that id finds the first.',
    example: {of: 'corpus', when: 'One document declares `Q42` as a person, and another declares it as a work.'}
  },
  'repeated-document': {
    means: 'Two documents of a corpus have the same id, so an address may refer to two claims.',
    remedy: 'Give one of them another `id` in its front matter. Until then, look-ups by id find the first document.',
    example: {of: 'corpus', when: 'Two documents have `id: rates` in their front matter.'}
  },
  'unnamed-document': {
    means: 'A document of a corpus has no id, so its claims have no address.',
    remedy: 'Write `id:` in its front matter.',
    example: {of: 'corpus', when: 'The front matter of a document has no `id`.'}
  },
  unreadable: {
    means: 'A file could not be read. The other files were read.',
    remedy: 'See the reason in the message.',
    example: {of: 'command', when: '`claimdown check` is given a file that is not UTF-8.'}
  }
}
