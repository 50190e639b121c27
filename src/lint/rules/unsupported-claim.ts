/** Claims without evidence, grounds or sources. */

import type {Rule} from '../rule.ts'

export const unsupportedClaim: Rule<'unsupported-claim'> = {
  code: 'unsupported-claim',
  severity: 'hint',
  why: 'Readers cannot tell whether the claim is a finding or an opinion.',
  wrong: [':claim[a]{#c1}'],
  right: [
    '---\nsources: [{id: s, type: report}, {id: t, type: report}]\nentities: [{id: a, type: person, name: Ann}, {id: b, type: person, name: Bob}]\n---\n:claim[a]{#c1 source=s}',
    ':claim[a]{#c1} :evidence[b]{#e1 supports=c1}',
    '---\nsources: [{id: s, type: report}]\n---\n:claim[We should save]{#c1 kind=policy source=s}, :claim[and close two lines]{#c2 kind=policy specifies=c1}'
  ],

  *check({claims, relations}) {
    const supported = new Set(
      relations.filter(({kind}) => kind === 'supports' || kind === 'restates').map(({to}) => to)
    )
    // A claim that restates another, or asks for a part of another, needs no grounds of its own.
    const dependent = new Set(
      relations.filter(({kind}) => kind === 'restates' || kind === 'specifies').map(({from}) => from)
    )
    for (const [index, {id, span, sources}] of claims.entries()) {
      if (supported.has(id) || dependent.has(id) || sources) continue
      yield {
        pointer: `/claims/${index}`,
        span,
        message: `Claim \`${id}\` stands alone, expected evidence, a claim or a source for it`,
        ids: [id]
      }
    }
  }
}
