/** Articles to measure with: generated policy prose, about 21 KB, a hundred annotations each. */

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

/** The same article for the same seed. */
export function article(seed = 1, size = 21_000) {
  let state = seed
  const random = list => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31
    return list[state % list.length]
  }
  const clause = () => `${random(subjects)} ${random(verbs)} ${random(objects)} in ${2000 + (state % 24)}`
  const front = `---\nid: article-${seed}\ntitle: An article\nsources:\n${Array.from({length: 10}, (_, i) => `  - {id: s${i}, type: report, title: Report ${i}, issued: 20${10 + i}}`).join('\n')}\nentities:\n${Array.from({length: 20}, (_, i) => `  - {id: n${i}, type: organization, name: Agency ${i}}`).join('\n')}\n---\n`
  let body = ''
  for (let id = 1; body.length < size; id++) {
    body += `:claim[${clause()}]{#c${id} kind=${random(kinds)} source="s${id % 10}, p. ${id}"}, since :evidence[${clause()}]{#e${id} source=s${id % 10} supports=c${id}}. ${clause()}; at 10:30 ${clause().toLowerCase()}, which ${random(verbs)} ${random(objects)} and much else besides. `
    if (id % 4 === 0) body += '\n\n'
    if (id % 16 === 0) body += `## ${clause()}\n\n- ${clause()}\n- ${clause()}\n\n> ${clause()}\n> ${clause()}\n\n`
  }
  return front + body
}
