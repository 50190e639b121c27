/** The package in a page and in a Web Worker: bundled as bundlers do, under a strict policy, it says what it says in Node. */

import {existsSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {basename, join} from 'node:path'
import {pathToFileURL} from 'node:url'
import {build} from 'esbuild'
import {type Browser, chromium} from 'playwright-core'
import {afterAll, beforeAll, describe, expect, test} from 'vitest'
import {install, portable, specifier} from './consumer.ts'

const {project, uninstall} = install()
afterAll(uninstall)

/** Bundles modules of the project's for browsers, each under its name. */
async function bundle(modules: Record<string, string>, conditions: string[] = []): Promise<Map<string, string>> {
  for (const [name, code] of Object.entries(modules)) writeFileSync(join(project, `${name}.mjs`), code)
  const {warnings, outputFiles} = await build({
    entryPoints: Object.keys(modules).map(name => join(project, `${name}.mjs`)),
    outdir: join(project, 'bundled'),
    bundle: true,
    splitting: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    conditions,
    write: false,
    // An optional peer, loaded only when a style asks for it.
    external: ['@citation-js/plugin-csl'],
    logLevel: 'silent'
  })
  // tsup's chunks import each other for order; esbuild says that it drops the ones without effects.
  expect(warnings.filter(({id}) => id !== 'ignored-bare-import')).toEqual([])
  return new Map(outputFiles.map(({path, text}) => [basename(path), text]))
}

// What bundlers ask packages for, besides `browser` and `import`.
test.each([
  ['esbuild', ['module']],
  ['Vite’s server', ['module', 'development']],
  ['webpack, for a worker', ['module', 'worker', 'production']]
])('bundled as by %s, everything loads without a document', async (_, conditions) => {
  const modules = portable.map((path, index) => [`entry${index}`, `export * from '${specifier(path)}'`])
  const files = await bundle(Object.fromEntries(modules), conditions)
  const folder = mkdtempSync(join(project, 'bundled-'))
  for (const [name, text] of files) {
    expect(text).not.toMatch(/from ?["']node:/)
    writeFileSync(join(folder, name), text)
  }
  // Node has no document either.
  for (const [name] of modules) await import(pathToFileURL(join(folder, `${name}.js`)).href)
})

const found = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
].find(path => path && existsSync(path))
const isCi = Boolean(process.env.CI)

describe.skipIf(!found && !isCi)(found ? 'in Chromium' : 'in Chromium: none found, name one in CHROMIUM', () => {
  const source = readFileSync(
    join(import.meta.dirname, '../../corpus/how-america-should-deal-with-the-taliban/document.md'),
    'utf8'
  )
  const served = new Map<string, [type: string, body: string]>()
  let server: Server
  let browser: Browser
  let expected: string

  beforeAll(async () => {
    if (!found) throw new Error('No Chromium on this machine, expected one, or its path in CHROMIUM')
    const report = readFileSync(join(import.meta.dirname, 'report.js'), 'utf8')
    const run = "const reported = await report(await (await fetch('/document.md')).text())"
    const files = await bundle({
      report,
      page: `import {report} from './report.mjs'; ${run}; export {reported}`,
      worker: `import {report} from './report.mjs'; ${run}; postMessage(reported)`
    })
    expected = await (await import(pathToFileURL(join(project, 'report.mjs')).href)).report(source)
    served.set('/', ['text/html', '<!doctype html><title>claimdown</title><link rel="icon" href="data:,">'])
    served.set('/document.md', ['text/markdown', source])
    for (const [name, text] of files) served.set(`/${name}`, ['text/javascript', text])

    server = createServer(({url = '/'}, response) => {
      const [type, body] = served.get(url) ?? ['text/plain', '']
      response.writeHead(served.has(url) ? 200 : 404, {
        'content-type': `${type}; charset=utf-8`,
        'content-security-policy':
          "default-src 'none'; script-src 'self'; worker-src 'self'; img-src data:; connect-src 'self'; require-trusted-types-for 'script'"
      })
      response.end(body)
    })
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
    browser = await chromium.launch({executablePath: found, args: ['--no-sandbox']})
  }, 60_000)
  afterAll(async () => {
    await browser?.close()
    server?.close()
  })

  // What runs in the page, and gives what was said.
  test.each([
    ['page', `import('/page.js').then(({reported}) => reported)`],
    [
      'worker',
      `new Promise((resolve, reject) => {
        const policy = trustedTypes.createPolicy('worker', {createScriptURL: url => url})
        const worker = new Worker(policy.createScriptURL('/worker.js'), {type: 'module'})
        worker.onmessage = ({data}) => resolve(data)
        worker.onerror = ({message}) => reject(new Error(message))
      })`
    ]
  ])('a %s says what Node says', async (_, script) => {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', ({message}) => errors.push(message))
    page.on('console', message => message.type() === 'error' && errors.push(message.text()))
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const reported = await page.evaluate<string>(script)
    await page.close()
    expect(errors).toEqual([])
    expect(reported).toBe(expected)
    expect(JSON.parse(reported).document.claims).not.toEqual([])
  })
})
