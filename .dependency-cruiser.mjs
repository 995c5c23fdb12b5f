/** Who may import whom (docs/decisions/0001): a part sees only what stands to its left, and a lib only through its index.ts. */
const mayImport = {
  'apps/hub': ['integrations', 'agents', 'runtime', 'connections', 'catalog', 'identity', 'platform', 'kit'],
  'apps/sandbox': ['platform'],
  'apps/web': [],
  'libs/agents': ['runtime', 'connections', 'catalog', 'identity', 'platform', 'kit'],
  'libs/runtime': ['connections', 'catalog', 'identity', 'platform', 'kit'],
  'libs/connections': ['catalog', 'identity', 'platform', 'kit'],
  'libs/catalog': ['identity', 'platform', 'kit'],
  'libs/identity': ['platform', 'kit'],
  'libs/integrations': ['kit'],
  'libs/platform': [],
  'libs/kit': [],
  'libs/sdk': [],
  migrations: [],
};

const layers = Object.entries(mayImport).map(([from, libs]) => ({
  name: `${from} imports only ${libs.join(', ') || 'packages'}`,
  severity: 'error',
  from: { path: `^${from}/`, pathNot: '\\.test\\.ts$' },
  to: {
    path: '^(apps|libs|migrations|test|tools)/',
    pathNot: [
      `^${from}/`,
      ...libs.map((lib) => `^libs/${lib}/src/index\\.ts$`),
      ...(from === 'apps/hub' ? ['^migrations/index\\.ts$'] : []),
    ],
  },
}));

const rules = [
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'kit knows zod and nothing else',
    severity: 'error',
    from: { path: '^libs/kit/', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['npm', 'npm-dev', 'core'], pathNot: 'node_modules/zod/' },
  },
  {
    name: 'the SDK depends on nothing',
    severity: 'error',
    from: { path: '^libs/sdk/', pathNot: '\\.test\\.ts$' },
    to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
  },
  {
    name: 'a tool is reached through the index of its folder',
    severity: 'error',
    from: { pathNot: '(index|\\.test)\\.ts$' },
    to: { path: '\\.tool\\.ts$' },
  },
  {
    name: 'one provider does not know another',
    severity: 'error',
    from: { path: '^libs/integrations/src/(?!skills/)([^/]+)/' },
    to: { path: '^libs/integrations/src/[^/]+/', pathNot: '^libs/integrations/src/$1/' },
  },
];

export default {
  forbidden: [...layers, ...rules],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
};
