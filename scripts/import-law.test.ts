import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chapters, importLaw as law } from './lib/import-law.ts'

const root = path.resolve(import.meta.dirname, '..')
const parts = [
  'app',
  'pages',
  'bench',
  'components',
  'db',
  'e2e',
  'lib',
  'samples',
  'scripts',
  'vectors',
  'proxy.ts',
  'instrumentation.ts',
]

async function examine(folder: string, given: string[]): Promise<ICruiseResult> {
  const { forbidden, options } = law
  const tsConfig = { fileName: path.join(root, 'tsconfig.json') }
  const { output } = await cruise(given, {
    ...options,
    baseDir: folder,
    tsConfig,
    validate: true,
    ruleSet: { forbidden },
  })
  return output as ICruiseResult
}

describe('the import law', () => {
  test('holds everywhere, in modules that the tool has really read', async () => {
    const present = readdirSync(root).filter((name) => parts.includes(name))
    const { summary, modules } = await examine(root, present)
    expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([])
    const own = modules.filter((module) => !module.source.includes('node_modules') && /\.tsx?$/.test(module.source))
    expect(own.length).toBeGreaterThan(200)
    const edges = own.flatMap((module) => module.dependencies)
    expect(edges.filter((edge) => edge.dependencyTypes.includes('type-only')).length).toBeGreaterThan(200)
  })

  test('knows every chapter that there is', () => {
    const folders = readdirSync(path.join(root, 'lib', 'domain'), { withFileTypes: true })
    const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
    expect(names.filter((name) => !chapters.flat().includes(name))).toEqual([])
  })
})

/** One file that breaks each kind of rule, and the rule that must say so. */
const planted: { rule: string; file: string; text: string }[] = [
  {
    rule: 'lib/domain: schema imports only chapters to its left',
    file: 'lib/domain/schema/a.ts',
    text: "import { x } from '#lib/domain/release/x.ts'\nexport const a = x",
  },
  {
    rule: 'lib/domain: item imports only chapters to its left',
    file: 'lib/domain/item/a.ts',
    text: "import { x } from '../release/x.ts'\nexport const a = x",
  },
  {
    rule: 'lib/domain: time imports only chapters to its left',
    file: 'lib/domain/time/a.ts',
    text: "import type { X } from '#lib/domain/text/x.ts'\nexport type A = X",
  },
  {
    rule: 'lib/domain imports what its layer may',
    file: 'lib/domain/schema/b.ts',
    text: "import { readFileSync } from 'node:fs'\nexport const b = readFileSync",
  },
  {
    rule: 'lib/domain imports what its layer may',
    file: 'lib/domain/schema/c.ts',
    text: "import type { X } from '#db/x.ts'\nexport type C = X",
  },
  {
    rule: 'lib/domain imports what its layer may',
    file: 'lib/domain/schema/d.ts',
    text: "import { rbush } from 'rbush'\nexport const d = rbush",
  },
  {
    rule: 'lib/domain/geometry imports what its layer may',
    file: 'lib/domain/geometry/a.ts',
    text: "import { konva } from 'konva'\nexport const a = konva",
  },
  {
    rule: 'lib/domain/definition imports what its layer may',
    file: 'lib/domain/definition/a.ts',
    text: "import { rbush } from 'rbush'\nexport const a = rbush",
  },
  {
    rule: 'components/audio imports what its layer may',
    file: 'components/audio/a.tsx',
    text: "import { konva } from 'konva'\nexport const a = konva",
  },
  {
    rule: 'every folder of lib/domain is a chapter',
    file: 'lib/domain/unheard/a.ts',
    text: "import { x } from '#lib/domain/release/x.ts'\nexport const a = x",
  },
  {
    rule: 'lib/formats imports what its layer may',
    file: 'lib/formats/a.ts',
    text: "import { x } from '#db/x.ts'\nexport const a = x",
  },
  {
    rule: 'db imports what its layer may',
    file: 'db/a.ts',
    text: "import { x } from '#lib/server/x.ts'\nexport const a = x",
  },
  {
    rule: 'db/queries: item imports only chapters to its left',
    file: 'db/queries/item.ts',
    text: "import { x } from './release.ts'\nexport const a = x",
  },
  {
    rule: 'lib/server imports what its layer may',
    file: 'lib/server/a.ts',
    text: "import { react } from 'react'\nexport const a = react",
  },
  {
    rule: 'lib/cli imports what its layer may',
    file: 'lib/cli/a.ts',
    text: "export const load = () => import('#db/x.ts')",
  },
  {
    rule: 'lib/client imports what its layer may',
    file: 'lib/client/a.ts',
    text: "import { x } from '#lib/stores/x.ts'\nexport const a = x",
  },
  {
    rule: 'lib/stores imports what its layer may',
    file: 'lib/stores/a.ts',
    text: "import { x } from '#lib/client/x.ts'\nexport const a = x",
  },
  {
    rule: 'components/ui imports what its layer may',
    file: 'components/ui/a.tsx',
    text: "import type { X } from '#lib/domain/text/x.ts'\nexport type A = X",
  },
  {
    rule: 'components imports what its layer may',
    file: 'components/item/a.tsx',
    text: "import { konva } from 'konva'\nexport const a = konva",
  },
  {
    rule: 'components imports what its layer may',
    file: 'components/item/b.tsx',
    text: "import { x } from '#lib/server/x.ts'\nexport const b = x",
  },
  {
    rule: 'components: item imports only chapters to its left',
    file: 'components/item/c.tsx',
    text: "import { x } from '#components/release/x.ts'\nexport const c = x",
  },
  {
    rule: 'components/image imports what its layer may',
    file: 'components/image/a.tsx',
    text: "import { x } from '#lib/client/x.ts'\nexport const a = x",
  },
  {
    rule: 'pages imports what its layer may',
    file: 'pages/api/a.ts',
    text: "import { x } from '#db/x.ts'\nexport const a = x",
  },
  {
    rule: 'app imports what its layer may',
    file: 'app/a.tsx',
    text: "import type { X } from '#db/x.ts'\nexport type A = X",
  },
  {
    rule: 'bench, e2e and samples come through the doors of app and cli',
    file: 'samples/a.ts',
    text: "import { x } from '#db/x.ts'\nexport const a = x",
  },
  {
    rule: 'vectors test the engine alone',
    file: 'vectors/a.ts',
    text: "import { x } from '#lib/server/x.ts'\nexport const a = x",
  },
  {
    rule: 'links are those of components/ui/link.tsx, which fetch nothing ahead',
    file: 'app/link.tsx',
    text: "import Link from 'next/link'\nexport const a = Link",
  },
  {
    rule: 'the product does not import its tests',
    file: 'lib/server/b.ts',
    text: "import { x } from '#lib/server/testing/x.ts'\nexport const b = x",
  },
  { rule: 'no cycles', file: 'lib/server/c.ts', text: "import type { D } from './d.ts'\nexport type C = D | 1" },
  {
    rule: 'every import is found',
    file: 'lib/server/e.ts',
    text: "import { x } from './nowhere.ts'\nexport const e = x",
  },
]

/** What the planted files import. */
const ground = [
  ...[
    'lib/domain/release',
    'lib/domain/text',
    'db',
    'lib/server',
    'lib/server/testing',
    'lib/stores',
    'lib/client',
    'components/release',
  ].map((folder) => `${folder}/x.ts`),
  'db/queries/release.ts',
]

describe('a planted violation', () => {
  let folder: string
  let found: { rule: string; from: string }[]
  const write = (file: string, text: string) => {
    const at = path.join(folder, file)
    mkdirSync(path.dirname(at), { recursive: true })
    writeFileSync(at, `${text}\n`)
  }
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'concord-import-law-'))
    const imports = Object.fromEntries(
      ['lib', 'db', 'components', 'app', 'samples'].map((name) => [`#${name}/*`, `./${name}/*`]),
    )
    write('package.json', JSON.stringify({ name: 'planted', type: 'module', imports }))
    for (const name of ['react', 'konva', 'rbush']) {
      write(
        `node_modules/${name}/package.json`,
        JSON.stringify({ name, version: '1.0.0', type: 'module', exports: './index.js' }),
      )
      write(`node_modules/${name}/index.js`, `export const ${name} = 1`)
    }
    write('node_modules/next/package.json', JSON.stringify({ name: 'next', version: '1.0.0' }))
    write('node_modules/next/link.js', 'export default 1')
    for (const file of ground) write(file, 'export const x = 1\nexport type X = 1')
    write('lib/server/d.ts', "import type { C } from './c.ts'\nexport type D = C | 2")
    for (const { file, text } of planted) write(file, text)
    const { summary } = await examine(
      folder,
      readdirSync(folder).filter((name) => parts.includes(name)),
    )
    found = summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test.each(planted)('of "$rule" in $file is found', ({ rule, file }) => {
    expect(found).toContainEqual({ rule, from: file })
  })

  test('is all that is found', () => {
    const files = new Set([...planted.map(({ file }) => file), 'lib/server/d.ts'])
    expect(found.filter(({ from }) => !files.has(from))).toEqual([])
  })

  test('exists for every kind of rule', () => {
    const kinds = (names: string[]) => new Set(names.map((name) => name.replace(/: \w+ imports/, ': … imports')))
    const proven = kinds(planted.map(({ rule }) => rule))
    const unproven = [...kinds(law.forbidden.map(({ name }) => name))].filter((name) => !proven.has(name))
    expect(unproven).toEqual([])
  })
})
