import type {ServerResponse} from 'node:http'
import {expect, test} from 'vitest'
import {reconcile, ServiceProblem} from '../src/entities/reconcile.ts'
import {type Queries, service} from './support/service.ts'

const found = (queries: Queries): string =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(queries).map(([key, {query}]) => [key, {result: [{id: 'Q1', name: query, score: 1, match: true}]}])
    )
  )

test('asks for ten names at once, as the W3C report has it, and answers in their order', async () => {
  const asked: Queries[] = []
  const {endpoint, close} = await service((queries, response) => {
    asked.push(queries)
    response.end(found(queries))
  })
  const names = Array.from({length: 12}, (_, index) => `name ${index}`)
  const proposals = await reconcile(
    endpoint,
    names.map(query => ({query}))
  )
  close()
  expect(proposals.map(([first]) => first!.name)).toEqual(names)
  expect(asked.map(queries => Object.keys(queries).length)).toEqual([10, 2])
  expect(asked[0]!.q0).toEqual({query: 'name 0', limit: 5})
})

test('follows a redirect to its own origin, with the names', async () => {
  const {endpoint, close} = await service((queries, response, path) => {
    if (path === '/api') response.end(found(queries))
    else response.writeHead(301, {location: '/api'}).end()
  })
  const [proposals] = await reconcile(endpoint, [{query: 'Berlin'}])
  close()
  expect(proposals![0]!.name).toBe('Berlin')
})

test('takes the names to no other origin', async () => {
  let reached = 0
  const other = await service((_, response) => {
    reached++
    response.end('{}')
  })
  const {endpoint, close} = await service((_, response) => response.writeHead(307, {location: other.endpoint}).end())
  await expect(reconcile(endpoint, [{query: 'Berlin'}])).rejects.toThrow(/give that address to use that service/)
  close()
  other.close()
  expect(reached).toBe(0)
})

test.each<[string, (response: ServerResponse) => void, RegExp]>([
  ['no JSON', response => response.end('<p>'), /is not a JSON object/],
  ['an error', response => response.writeHead(500).end(), /status 500/],
  ['a circle', response => response.writeHead(302, {location: '/'}).end(), /redirects more than five times/],
  ['no address', response => response.writeHead(302, {location: 'http://'}).end(), /to an invalid address/],
  [
    'half of it',
    response => response.writeHead(200, {'content-length': 9}).end('{', () => response.destroy()),
    /breaks off its answer/
  ],
  [
    'without an end',
    response => {
      const more = (): void => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    },
    /longer than 4 MiB/
  ]
])('an answer that is %s is told in one sentence', async (_, answer, message) => {
  const {endpoint, close} = await service((_, response) => answer(response))
  const asked = reconcile(endpoint, [{query: 'Berlin'}])
  await expect(asked).rejects.toThrow(message)
  await expect(asked).rejects.toBeInstanceOf(ServiceProblem)
  close()
})
