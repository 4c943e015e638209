// Composition of small subgraphs: what it gives, and that neither an error nor a remark passes unseen.
import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';
import { Arg, Directive, Field, ID, ObjectType, Query, Resolver, type ClassType } from 'type-graphql';
import { explainHint } from '../../../bin/schema/acceptedHints';
import { composeSubgraphs, CompositionError, type AnyModule } from '../../../bin/schema/composeSubgraphs';
import type { SubgraphName } from '../../../platform/subgraph/module';

interface Shape {
  readonly description: string;
  readonly nameType: typeof String | typeof Number;
}

/** A subgraph with one shareable type `Thing`. */
function createThingModule(name: SubgraphName, { description, nameType }: Shape): AnyModule {
  @ObjectType('Thing', { description, simpleResolvers: true })
  @Directive('@shareable')
  @Directive('@key(fields: "id")')
  @Directive('@key(fields: "name")')
  class Thing {
    @Field(() => ID)
    id!: string;

    @Field(() => nameType)
    name!: unknown;
  }

  @Resolver()
  class ThingResolver {
    @Query(() => Thing, { name: `${name}Thing` })
    find(@Arg('id', () => ID) _id: string, @Arg('name', () => String) _name: string): Thing | null {
      return null;
    }
  }
  return {
    name,
    entities: [],
    migrations: [],
    schema: { resolvers: [ThingResolver as ClassType], orphanedTypes: [], references: {} },
    callers: [],
    isPublisher: false,
    createServices: () => null,
  };
}

const thing: Shape = { description: 'A thing.', nameType: String };

describe('composition', () => {
  it('gives the printed subgraphs, the supergraph with their addresses, and the API schema', () => {
    const { texts, acceptedHints } = composeSubgraphs([
      createThingModule('reports', thing),
      createThingModule('users', thing),
    ]);
    expect([...texts.keys()]).toEqual([
      'subgraphs/reports.graphql',
      'subgraphs/users.graphql',
      'supergraph.graphql',
      'api.graphql',
    ]);
    expect(acceptedHints).toEqual([]);
    expect(texts.get('supergraph.graphql')).toContain(
      'REPORTS @join__graph(name: "reports", url: "http://127.0.0.1:4001")',
    );
    expect(texts.get('subgraphs/users.graphql')).not.toContain('reportsThing');
    const api = buildSchema(texts.get('api.graphql') as string);
    expect(Object.keys(api.getQueryType()?.getFields() ?? {}).sort()).toEqual(['reportsThing', 'usersThing']);
    expect(texts.get('api.graphql')).not.toMatch(/@shareable|@join__|_entities/);
  });

  it('gives the same texts each time, whatever was built before', () => {
    const modules = [createThingModule('reports', thing), createThingModule('users', thing)];
    const { texts } = composeSubgraphs(modules);
    expect(composeSubgraphs(modules).texts).toEqual(texts);
    expect(composeSubgraphs([modules[1] as AnyModule]).texts.get('subgraphs/users.graphql')).toBe(
      texts.get('subgraphs/users.graphql'),
    );
  });

  it.each(['reports', 'users'])('keeps keys and arguments of %s in the order in which they are written', (name) => {
    const { texts } = composeSubgraphs([createThingModule('reports', thing), createThingModule('users', thing)]);
    const sdl = texts.get(`subgraphs/${name}.graphql`);
    expect(sdl).toMatch(/@shareable\s+@key\(fields: "id"\)\s+@key\(fields: "name"\)/);
    expect(sdl).toContain(`${name}Thing(id: ID!, name: String!)`);
  });

  it('refuses subgraphs that contradict each other, and says where', () => {
    const modules = [createThingModule('reports', thing), createThingModule('users', { ...thing, nameType: Number })];
    expect(() => composeSubgraphs(modules)).toThrow(CompositionError);
    expect(() => composeSubgraphs(modules)).toThrow(/Thing\.name/);
  });

  it('refuses a remark that nobody has accepted', () => {
    const modules = [
      createThingModule('reports', thing),
      createThingModule('users', { ...thing, description: 'Something else.' }),
    ];
    expect(() => composeSubgraphs(modules)).toThrow(/INCONSISTENT_DESCRIPTION/);
  });
});

describe('a remark of composition', () => {
  const accepted = [{ code: 'UNUSED_ENUM_TYPE', coordinate: 'Colour', reason: 'comes with the next step' }];
  const hint = (code: string, coordinate: string) => ({ definition: { code }, coordinate });

  it.each([
    ['with its reason when it is listed', hint('UNUSED_ENUM_TYPE', 'Colour'), 'comes with the next step'],
    ['as a fault at another place', hint('UNUSED_ENUM_TYPE', 'Shape'), null],
    ['as a fault of another kind', hint('INCONSISTENT_DESCRIPTION', 'Colour'), null],
  ])('counts %s', (_name, remark, expected) => {
    expect(explainHint(remark, accepted)).toBe(expected);
  });
});
