/** Generates articles for benchmarks: policy prose of about 21 KB with a hundred annotations. */

import {random} from '../tools/support/random.ts'

const subjects = [
  'The ministry',
  'A coalition of donors',
  'The central bank',
  'The negotiators',
  'Parliament',
  'The opposition',
  'Several agencies',
  'The *new* government'
]
const verbs = [
  'has announced',
  'will hardly accept',
  'did not foresee',
  'welcomed',
  'postponed',
  'was warned of',
  'quietly dropped'
]
const objects = [
  'the second tranche of aid',
  'a review of the sanctions',
  'talks on the border',
  'the report of 3 May',
  'new conditions',
  'a [joint statement](https://example.org/s)',
  'cuts of 4&nbsp;percent'
]
const kinds = ['fact', 'value', 'policy', 'cause', 'prediction']

/** Returns an article. It is the same for the same seed. */
export function article(seed = 1, size = 21_200) {
  const draw = random(seed)
  const one = list => list[Math.floor(draw() * list.length)]
  const clause = () => `${one(subjects)} ${one(verbs)} ${one(objects)} in ${2000 + Math.floor(draw() * 24)}`
  const front = `---\nid: article-${seed}\ntitle: An article\nsources:\n${Array.from({length: 10}, (_, i) => `  - {id: s${i}, type: report, title: Report ${i}, issued: 20${10 + i}}`).join('\n')}\nentities:\n${Array.from({length: 20}, (_, i) => `  - {id: n${i}, type: organization, name: Agency ${i}}`).join('\n')}\n---\n`
  let body = ''
  for (let id = 1; body.length < size; id++) {
    body += `:claim[${clause()}]{#c${id} kind=${one(kinds)} source="s${id % 10}, p. ${id}"}, since :evidence[${clause()}]{#e${id} source=s${id % 10} supports=c${id}}. ${clause()}; at 10:30 ${clause().toLowerCase()}, which ${one(verbs)} ${one(objects)} and much else besides. `
    if (id % 4 === 0) body += '\n\n'
    if (id % 16 === 0) body += `## ${clause()}\n\n- ${clause()}\n- ${clause()}\n\n> ${clause()}\n> ${clause()}\n\n`
  }
  return front + body
}
