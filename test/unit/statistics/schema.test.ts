// What statistics adds to the public schema: entities extended by key alone, every list bounded, everything described.
import { describe, expect, it } from '@jest/globals';
import { isObjectType } from 'graphql';
import { buildSubgraphSchema, printSubgraph } from '../../../platform/graphql/buildSubgraphSchema';
import { statisticsModule } from '../../../subgraphs/statistics/module';

const schema = buildSubgraphSchema(statisticsModule.schema);
const sdl = printSubgraph(schema);

describe('the schema of statistics', () => {
  it.each([
    ['Agency', '@key(fields: "id")', 'id: ID!'],
    ['Area', '@key(fields: "code")', 'code: String!'],
    ['Category', '@key(fields: "code")', 'code: String!'],
  ])('extends %s by its key alone', (name, key, field) => {
    const type = new RegExp(`type ${name}\\s+${key.replace(/[()]/g, '\\$&')}\\s+\\{([^}]*)\\}`).exec(sdl)?.[1] ?? '';
    expect(type).toContain(field);
    expect(type).toContain('statistics(');
  });

  it('prints no type that only serves as a base', () => {
    expect(sdl).not.toMatch(/type (Coverage|CommonFigures)\b/);
  });

  it('describes every field of its own types', () => {
    const owned = ['Count', 'Rate', 'CaseFigures', 'AgencyFigures', 'NationalStatistics', 'AgencyStatistics'];
    for (const name of owned) {
      const type = schema.getType(name);
      if (!isObjectType(type)) throw new Error(`${name} is no object type.`);
      for (const field of Object.values(type.getFields()))
        expect([field.name, field.description]).not.toContain(undefined);
    }
  });
});
