/** A reconciliation service on this machine. */

import {createServer, type ServerResponse} from 'node:http'
import type {AddressInfo} from 'node:net'
import type {NameQuery} from '../../src/entities/reconcile.ts'

export type Queries = Record<string, NameQuery & {limit: number}>

export interface Service {
  endpoint: string
  close(): void
}

/** Listens on a free port and answers queries as it is told. */
export async function service(
  answer: (queries: Queries, response: ServerResponse, path: string) => void
): Promise<Service> {
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () =>
      answer(JSON.parse(new URLSearchParams(body).get('queries') ?? '{}') as Queries, response, request.url!)
    )
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () => {
      server.close()
      server.closeAllConnections()
    }
  }
}
