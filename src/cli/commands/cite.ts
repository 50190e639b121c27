/** `claimdown cite`: a claim as a reference. */

import {type Style, styles, cite as toCitation} from '../../cite/cite.ts'
import {oneOf} from '../../text/list.ts'
import {find} from '../load.ts'
import {type Command, UsageProblem} from '../world.ts'

export const cite: Command = {
  name: 'cite',
  arguments: [['<claim>', 'a claim or piece of evidence: `document#claim`']],
  summary: 'write a claim as a reference',
  options: [
    ['--style <style>', `${oneOf(styles)} (default: apa)`],
    ['--locale <locale>', 'the language of the reference (default: en-US)'],
    ['--html', 'as HTML']
  ],
  examples: [
    'claimdown cite article.md#c12',
    'claimdown cite how-america-should-deal-with-the-taliban#c12 --style bibtex'
  ],

  async run(world, [reference], {style = 'apa', locale = 'en-US', html, json}) {
    const {loaded, claim} = await find(world, reference!)
    if (claim === undefined)
      throw new UsageProblem(`\`${reference}\` names a document, expected a claim of it: \`${reference}#c1\``)
    const named = {...loaded.document, meta: {id: loaded.name, ...loaded.document.meta}}
    const citation = await toCitation(named, claim, {
      style: style as Style,
      locale: String(locale),
      format: html ? 'html' : 'text'
    })
    world.out(json ? `${JSON.stringify({id: `${loaded.name}#${claim}`, style, citation}, null, 2)}\n` : `${citation}\n`)
    return 0
  }
}
