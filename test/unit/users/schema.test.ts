// The users subgraph's printed schema: what other subgraphs and clients rely on.
import { describe, expect, it } from '@jest/globals';
import { buildSubgraphSchema, printSubgraph } from '../../../platform/graphql/buildSubgraphSchema';
import { usersModule } from '../../../subgraphs/users/module';

describe('the users schema', () => {
  const sdl = printSubgraph(buildSubgraphSchema(usersModule.schema));

  it('resolves a Reporter only with a grant, which clients never see', () => {
    expect(sdl).toMatch(/type Reporter\s+@key\(fields: "id grant"\)/);
    expect(sdl).toMatch(/grant: String! @inaccessible/);
  });

  it('has no field from which a secret could be read', () => {
    expect(sdl).not.toMatch(/secret/i);
  });
});
