/** A dozen documents about the trams of one town, which argue with one another. */

import {parse} from '../../src/index.ts'
import type {Document} from '../../src/model/index.ts'

const entities = `entities:
  - {id: ann, type: person, name: Ann Ames, aliases: [Ames]}
  - {id: bob, type: person, name: Bob Bell}
  - {id: council, type: organization, name: Town Council}
  - {id: line-n, type: place, name: Northern Line, wikidata: Q1}
`

const sources = `sources:
  - {id: audit, type: report, title: The audit, author: Audit Office, issued: 2020-03}
  - {id: diary, type: personal_communication, title: A diary}
`

function front(id: string, issued: string, more = ''): string {
  return `---\nid: ${id}\ntitle: On ${id}\nauthor: [{given: Ann, family: Ames}]\nissued: ${issued}\n${more}---\n`
}

export const markdown: Readonly<Record<string, string>> = {
  plan: `${front('plan', '2020-01-10', entities + sources)}
# The plan

:claim[The Northern Line should close]{#c1 kind=policy about=line-n}, for :claim[it loses money]{#c2 kind=fact source="audit, p. 4" supports=c1}.

# The costs

:evidence[The audit counted a loss of 2 million]{#e1 kind=statistic source="audit, p. 3" supports=c2}.
:evidence[Bob Bell said that :claim[the line is loved]{#c3 kind=value by=bob cue=said}]{#e2 kind=testimony source=diary}.
`,
  reply: `${front('reply', '2020-02', entities)}
:claim[The line must stay]{#c1 kind=policy attacks=plan#c1}: :claim[it carries 4,000 people a day]{#c2 kind=fact supports=c1 certainty=certain}.
:claim[What the audit counted leaves out the grants]{#c3 kind=fact undercuts=plan#c2}. See :cite[the plan]{claim="plan#c1"}.
`,
  vote: `${front('vote', '2020-03-05', entities)}
:evidence[The Town Council voted 7 to 2 to close the Northern Line]{#e1 kind=event supports=plan#c1}.
:claim[The vote was rushed]{#c1 kind=value by="ann bob" status=disputed date=2020-04}.
`,
  audit: `---\nid: audit-2020\ntitle: The audit itself\nauthor: [{literal: Audit Office}]\nissued: 2020-03\nentities:\n  - {id: northern, type: place, name: The Northern Line, wikidata: Q1}\n---
:claim[The Northern Line lost 2 million in 2019]{#c1 kind=fact supports=plan#c2}.
`,
  memo: `${front('memo', '2020-05-01', entities)}
:claim[The Northern Line should close]{#c1 kind=policy restates=plan#c1}. :claim[Buses would be cheaper]{#c2 kind=prediction supports=c1 certainty=possible by=council}.
`,
  retraction: `${front('retraction', '2020-06', entities)}
:claim[Ridership fell by half]{#c1 kind=fact status=retracted date=2020-06-01 attacks=reply#c2}.
`,
  letter: `${front('letter', '2020-07', entities)}
:claim[Bob Bell was right]{#c1 kind=value about=bob supports=reply#c1}.
`,
  poll: `${front('poll', '2020-08', entities + sources)}
:evidence[Of 900 people asked, 620 would keep it]{#e1 kind=study source=diary supports=reply#c1}.
`,
  essay: `${front('essay', '2021', entities)}
:claim[Trams make towns]{#c1 kind=cause supports=reply#c1}. :claim[Nobody asked the riders]{#c2 kind=fact}.
`,
  history: `${front('history', '2021-03', entities)}
:claim[The Northern Line opened in 1902]{#c1 kind=fact supports=essay#c1 about=line-n}.
`,
  minutes: `${front('minutes', '2021-04', entities)}
Nothing was said.
`,
  lost: `${front('lost', '2021-05', entities)}
:claim[The archive is gone]{#c1 kind=fact supports="nowhere#c1 plan#c99"}.
`
}

export const documents: readonly Document[] = Object.values(markdown).map(source => parse(source).value)
