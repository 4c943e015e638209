// Who may import what (`npm run layers`). Each rule says why it is there; a good reason to break one is a reason to change it here.

const OWN_SUBGRAPH = '^subgraphs/([^/]+)/';
const LAYER = (name) => `^subgraphs/([^/]+)/${name}/`;
const inPackage = (names) => `(^|/)node_modules/(${names})/`;

/** A rule from one layer of a subgraph to anything but what `allowed` lists (a subgraph's own folder is `$1`). */
const forbidden = [
  {
    name: 'no-cycles',
    comment: 'A cycle makes load order matter: decorators then see an undefined class. Type-only imports are erased.',
    severity: 'error',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'resolvable',
    comment: 'An import that resolves to nothing fails at start.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'declared-packages',
    comment: "A package that is only somebody else's dependency can vanish or change with any update.",
    severity: 'error',
    from: { path: '^(gateway|subgraphs|platform|schema|bin)/', pathNot: '\\.mjs$' },
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
  },
  {
    name: 'no-development-packages-in-production',
    comment:
      'The production image carries no development dependencies. Schema composition and the build run before it is made.',
    severity: 'error',
    from: {
      path: '^(gateway|subgraphs|platform|schema/(contract|reference)|bin)/',
      // The playground's page is bundled with what it imports.
      pathNot: '^(bin/(build[^/]*\\.mjs|schema/|schema[^/]*\\.ts)|gateway/web/page/)',
    },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'production-never-test',
    comment: 'What ships must not depend on what proves it; bin/ is the outermost layer and starts the others.',
    severity: 'error',
    from: { path: '^(gateway|subgraphs|platform|schema)/' },
    to: { path: '^(test|bench|bin)/' },
  },
  {
    name: 'command-never-test',
    comment: 'The `lapor` command ships with the product.',
    severity: 'error',
    from: { path: '^bin/' },
    to: { path: '^(test|bench)/' },
  },
  {
    name: 'gateway-never-subgraph',
    comment: 'The gateway knows subgraphs by SDL and URL only: it must run on a foreign supergraph, in N copies.',
    severity: 'error',
    from: { path: '^gateway/' },
    to: { path: '^subgraphs/' },
  },
  {
    name: 'gateway-no-database',
    comment: 'The gateway is stateless; what it needs to know it asks a subgraph.',
    severity: 'error',
    from: { path: '^gateway/' },
    to: { path: `${inPackage('typeorm|type-graphql|mysql2|libsql')}|^platform/db/` },
  },
  {
    name: 'subgraph-never-gateway',
    comment: 'A subgraph answers whoever signs its requests; it knows no caller by code.',
    severity: 'error',
    from: { path: '^subgraphs/' },
    to: { path: '^gateway/' },
  },
  {
    name: 'subgraph-never-another',
    comment: 'One owner, one database, one process: data crosses by key and by event, never by import.',
    severity: 'error',
    from: { path: OWN_SUBGRAPH },
    to: { path: '^subgraphs/', pathNot: '^subgraphs/$1/' },
  },
  {
    name: 'platform-knows-no-domain',
    comment: 'Plumbing that knew a domain would tie all four subgraphs to it.',
    severity: 'error',
    from: { path: '^platform/' },
    to: { path: '^(gateway|subgraphs|schema/reference)/' },
  },
  {
    name: 'shared-schema-depends-on-nothing',
    comment: 'The contract and the reference data are imported by everybody, so they import nobody.',
    severity: 'error',
    from: { path: '^schema/(contract|reference)/' },
    to: { path: '^(gateway|subgraphs|platform)/', pathNot: '^platform/projectPath\\.ts$' },
  },
  {
    name: 'contract-is-plain',
    comment: 'The contract is data and types that both sides agree on.',
    severity: 'error',
    from: { path: '^schema/contract/' },
    to: { pathNot: '^schema/contract/' },
  },
  {
    name: 'domain-is-pure',
    comment: 'Rules without clock and I/O can be tested over all their cells, and read by those who know the law.',
    severity: 'error',
    from: { path: LAYER('domain') },
    to: { pathNot: '^(subgraphs/$1/domain/|schema/(contract|reference)/)' },
  },
  {
    name: 'app-no-frameworks',
    comment: 'A verb reads like the business: SQL belongs to store/, GraphQL to graphql/.',
    severity: 'error',
    from: { path: LAYER('app') },
    to: { path: inPackage('typeorm|type-graphql|graphql') },
  },
  {
    name: 'app-never-graphql',
    comment: 'Jobs and imports call the same verbs as resolvers do.',
    severity: 'error',
    from: { path: LAYER('app') },
    to: { path: '^subgraphs/$1/(graphql|jobs|migrations)/' },
  },
  {
    name: 'graphql-never-store',
    comment:
      'A resolver that could reach a table could pass by the visibility scope; a column never becomes public by accident.',
    severity: 'error',
    from: { path: LAYER('graphql') },
    to: {
      path: `^subgraphs/$1/(store|jobs|migrations)/|${inPackage('typeorm')}`,
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'graphql-never-entity',
    comment:
      'An entity and a GraphQL type are two classes, so that a column never becomes public by accident; not even as a type.',
    severity: 'error',
    from: { path: LAYER('graphql') },
    to: { path: '\\.entity\\.ts$' },
  },
  {
    name: 'store-at-the-bottom',
    comment: 'Tables know the rules of the domain, nothing of who calls.',
    severity: 'error',
    from: { path: LAYER('store') },
    to: { path: `^subgraphs/$1/(app|graphql|jobs)/|${inPackage('type-graphql')}` },
  },
  {
    name: 'migrations-stand-still',
    comment: 'A migration must do in a year what it does today, so it uses no code that goes on changing.',
    severity: 'error',
    from: { path: LAYER('migrations') },
    to: { path: '^subgraphs/$1/(app|graphql|store|jobs)/' },
  },
];

module.exports = {
  forbidden,
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|coverage|bench/peers)/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
