// Which scopes a role may use: the table's safety properties.
import { describe, expect, it } from '@jest/globals';
import { ROLES, SCOPES } from '../../../schema/contract/scopes';
import { knownScopes, ROLE_SCOPES, scopesOfRoles } from '../../../subgraphs/users/domain/roleScopes';

describe('the table of scopes', () => {
  it('gives an analyst neither reports nor people', () => {
    expect(ROLE_SCOPES.ANALYST).toEqual(['statistics:read', 'agencies:read']);
  });

  it('lets only those write who handle or submit reports', () => {
    const writers = ROLES.filter((role) => ROLE_SCOPES[role].includes('reports:write'));
    expect(writers).toEqual(['REPORTER', 'NATIONAL_ADMIN', 'INSTITUTION_ADMIN', 'LIAISON', 'INTEGRATION_CLIENT']);
  });

  it('lets only people of the administration write what institutions plan', () => {
    const writers = ROLES.filter((role) => ROLE_SCOPES[role].includes('agencies:write'));
    expect(writers).toEqual(['NATIONAL_ADMIN', 'INSTITUTION_ADMIN', 'LIAISON']);
  });

  it('unites several roles in the order of the contract', () => {
    expect(scopesOfRoles(['OMBUDSMAN', 'ANALYST', 'LIAISON'])).toEqual(SCOPES);
    expect(scopesOfRoles([])).toEqual([]);
  });

  it('drops registered scopes that no longer exist', () => {
    expect(knownScopes(['users:read', 'everything', 'reports:read'])).toEqual(['reports:read', 'users:read']);
  });
});
