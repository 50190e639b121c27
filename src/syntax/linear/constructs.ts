/** Markdown constructs that cost too much on hostile input, as they are upstream but linear. */

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
 * Extensions that stand in for constructs of micromark and give the same tokens, up to the limits. Each names its
 * minimal case; `docs/performance.md` has the measurements, and `tests/upstream.test.ts` holds what they know of micromark's insides.
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
    // The last construct for a marker is the one that takes it as data.
    data
  ]
}
