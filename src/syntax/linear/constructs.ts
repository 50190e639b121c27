/** Linear-time replacements for Markdown constructs of micromark that are slow on hostile input. */

import type {Extension} from 'micromark-util-types'
import {attention} from './attention.ts'
import {codeText} from './code-text.ts'
import {containers} from './containers.ts'
import {content} from './content.ts'
import {data} from './data.ts'
import {editLocally} from './edit-map.ts'
import {footnotes} from './footnotes.ts'
import {images} from './images.ts'
import {labelEnd} from './label-end.ts'
import type {Refuse} from './limits.ts'
import {setextUnderline} from './setext-underline.ts'

/**
 * Returns extensions that replace constructs of micromark and produce the same tokens, up to the limits. The comment of each names its
 * minimal slow input. `docs/performance.md` has measurements, and `tests/upstream.test.ts` checks their assumptions about micromark.
 */
export function linearConstructs(refuse: Refuse): Extension[] {
  editLocally()
  return [
    setextUnderline,
    content(refuse),
    footnotes(refuse),
    attention,
    labelEnd,
    codeText,
    images(refuse),
    containers(refuse),
    // The last construct for a marker reads it as data.
    data
  ]
}
