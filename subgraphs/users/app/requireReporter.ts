// Who changes or takes away a person's data: that person, with a token that may write. Called by the mutations.
import { hasScope } from '../../../schema/contract/principal';
import { CodedError } from '../../../platform/errors';
import type { UsersContext } from './services';

/** Says something of the caller only. Returns the caller's own id. @throws CodedError */
export function requireReporter({ principal }: UsersContext): string {
  if (principal.kind === 'ANONYMOUS') throw new CodedError('UNAUTHENTICATED');
  if (principal.kind !== 'REPORTER') throw new CodedError('FORBIDDEN', 'This is for reporters, of their own data.');
  if (!hasScope(principal, 'reports:write')) throw new CodedError('FORBIDDEN', 'This needs the scope reports:write.');
  return principal.id;
}
