import type { IConfiguration, IRegularForbiddenRuleType } from 'dependency-cruiser'

// The import law of the house. `import type` obeys it too. Proven by planted violations in scripts/import-law.test.ts.

/** The chapters of the story; each may import those to its left. Those that share a place do not import each other. */
export const chapters = [
  ['kernel'],
  ['geometry', 'time', 'text', 'statistics'],
  ['schema'],
  ['definition'],
  ['project'],
  ['item'],
  ['assignment'],
  ['annotation'],
  ['reference'],
  ['agreement'],
  ['consensus'],
  ['disagreement'],
  ['impact'],
  ['review'],
  ['release'],
]

type Layer = { from: string; parts?: string[]; packages: string[] }
type Rule = Pick<IRegularForbiddenRuleType, 'from' | 'to'> & { name: string; severity: 'error' }

const node = ['node:']
const react = ['react', 'react-dom', 'next/link', 'next/navigation', 'next/dynamic', 'next/image']
const primitives = [
  'radix-ui',
  'cmdk',
  'lucide-react',
  'class-variance-authority',
  'clsx',
  'tailwind-merge',
  'get-nonce',
]
const views = ['@tanstack/react-virtual', '@observablehq/plot', 'zustand']
/** Only one component turns people's text into markup. */
const markdown = ['react-markdown', 'rehype-sanitize', 'remark-gfm']

/** What a layer may import: parts of the house (paths) and packages. Its own files are always among them. */
const layers: Layer[] = [
  { from: 'lib/domain', packages: ['zod'] }, // and the chapters, below
  {
    from: 'lib/formats',
    parts: ['lib/domain'],
    packages: ['zod', 'csv-parse', 'csv-stringify', 'fast-xml-parser', 'canonicalize'],
  },
  { from: 'db', parts: ['lib/domain'], packages: [...node, 'drizzle-orm', 'better-sqlite3', 'pg'] },
  {
    from: 'lib/server',
    parts: ['lib/domain', 'lib/formats', 'db'],
    packages: [...node, 'zod', 'drizzle-orm', 'next-auth', 'sharp', 'busboy', 'file-type', 'canonicalize'],
  },
  {
    from: 'lib/cli',
    parts: ['lib/server', 'lib/formats', 'lib/domain'],
    packages: [...node, 'commander', 'csv-parse'],
  },
  { from: 'lib/client', parts: ['lib/domain'], packages: ['zod', 'dexie', 'p-retry'] },
  { from: 'lib/stores', parts: ['lib/domain'], packages: ['zustand', 'mutative'] },
  { from: 'components/ui', packages: [...react, ...primitives, ...markdown] },
  { from: 'components', parts: ['lib/domain', 'lib/stores'], packages: [...react, ...primitives, ...views] },
  {
    from: 'app',
    parts: ['components', 'lib'],
    packages: [...node, ...react, ...primitives, ...views, 'next', 'next-auth', 'zod'],
  },
  { from: 'pages', parts: ['lib'], packages: ['zod'] },
]

/** Packages for one folder of a layer, and for no other. */
const own: Record<string, string[]> = {
  'lib/domain/geometry': ['rbush', 'flatbush'],
  'lib/domain/definition': ['re2js'],
  'components/image': ['konva', 'react-konva'],
  'components/audio': ['wavesurfer.js'],
}
/** Files of a layer that are tools of development: they never run in the product. */
const tools = ['\\.test\\.tsx?$', '/testing/', '^app/api/access/', '^db/generate-migrations\\.ts$']

const inside = (part: string) => `^${part}/`
const packagePath = (name: string) =>
  name === 'node:' ? '^(node:|[a-z_0-9]+(/promises)?$)' : `(^|/)node_modules/(@types/)?${name}(/|\\.js$|$)`

function layerRules({ from, parts = [], packages }: Layer): Rule[] {
  const folders = Object.keys(own).filter((folder) => folder.startsWith(`${from}/`))
  const nested = layers.filter((other) => other.from.startsWith(`${from}/`)).map((other) => other.from)
  const allowed = [inside(from), ...parts.map(inside), ...packages.map(packagePath)]
  const only = (folder: string, excluded: string[], to: string[]): Rule => ({
    name: `${folder} imports what its layer may`,
    severity: 'error',
    from: { path: inside(folder), pathNot: [...tools, ...excluded.map(inside)] },
    to: { pathNot: to },
  })
  return [
    only(from, [...folders, ...nested], allowed),
    ...folders.map((folder) => only(folder, [], [...allowed, ...(own[folder] ?? []).map(packagePath)])),
  ]
}

/** In lib/domain, and in the queries and views that follow the same order. */
function chapterRules(folder: string, asFile = false): Rule[] {
  const at = (names: string[]) => `^${folder}/(${names.join('|')})${asFile ? '(\\.ts|/)' : '/'}`
  return chapters.flatMap((place, index) =>
    place.flatMap((chapter): Rule[] => {
      const closed = [...place.filter((other) => other !== chapter), ...chapters.slice(index + 1).flat()]
      if (closed.length === 0) return []
      const name = `${folder}: ${chapter} imports only chapters to its left`
      return [{ name, severity: 'error', from: { path: at([chapter]), pathNot: tools }, to: { path: at(closed) } }]
    }),
  )
}

export const importLaw: Omit<IConfiguration, 'forbidden'> & { forbidden: Rule[] } = {
  forbidden: [
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'every import is found', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^next-env' } },
    ...layers.flatMap(layerRules),
    ...chapterRules('lib/domain'),
    ...chapterRules('components'),
    ...chapterRules('db/queries', true),
    {
      name: 'every folder of lib/domain is a chapter',
      severity: 'error',
      from: { path: '^lib/domain/', pathNot: `^lib/domain/(${chapters.flat().join('|')})/` },
      to: {},
    },
    {
      name: 'bench, e2e and samples come through the doors of app and cli',
      severity: 'error',
      from: { path: '^(bench|e2e|samples)/', pathNot: tools },
      // Tests start the server that the product then runs on; what is in it goes through the doors.
      to: { path: ['^db/', '^app/'], pathNot: '^db/testing/(postgres|on)-server\\.ts$' },
    },
    {
      name: 'links are those of components/ui/link.tsx, which fetch nothing ahead',
      severity: 'error',
      from: { path: '^(app|components)/', pathNot: '^components/ui/link\\.tsx$' },
      to: { path: '(^|/)node_modules/next/link(\\.js|\\.d\\.ts|/)' },
    },
    {
      name: 'vectors test the engine alone',
      severity: 'error',
      from: { path: '^vectors/', pathNot: tools },
      to: { pathNot: ['^vectors/', '^lib/domain/', packagePath('node:'), packagePath('csv-parse')] },
    },
    {
      name: 'the product does not import its tests',
      severity: 'error',
      from: { path: '^(app|components|db|lib|samples)/', pathNot: tools },
      to: { path: ['\\.test\\.tsx?$', '/testing/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^\\.next' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.css'],
    },
  },
}
