// Prints, as JSON, how the host reads its configuration: headers and redirects
// as its own parsers see them (those of a publish folder's _headers and
// _redirects appended), beside the raw file, which shows what they ignore.
// Usage: node netlify.mjs REPOSITORY CONTEXT PUBLISH
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { resolveConfig } from '@netlify/config'
import { parseAllHeaders } from '@netlify/headers-parser'
import { parseAllRedirects } from '@netlify/redirect-parser'
import { parse } from 'smol-toml'

const [repository, context, publish] = process.argv.slice(2)
const file = join(repository, 'netlify.toml')

const { config } = await resolveConfig({
  repositoryRoot: repository,
  cwd: repository,
  context,
  branch: 'main',
  offline: true,
  mode: 'require',
  logs: false,
})
const headers = await parseAllHeaders({
  headersFiles: [join(publish, '_headers')],
  netlifyConfigPath: file,
  minimal: true,
})
const redirects = await parseAllRedirects({
  redirectsFiles: [join(publish, '_redirects')],
  netlifyConfigPath: file,
  configRedirects: [],
  minimal: true,
})

process.stdout.write(
  JSON.stringify({
    raw: parse(readFileSync(file, 'utf8')),
    build: { command: config.build.command, publish: config.build.publish, environment: config.build.environment },
    headers: headers.headers,
    redirects: redirects.redirects,
    errors: [...headers.errors, ...redirects.errors].map((error) => error.message),
  }),
)
