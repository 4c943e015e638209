// Who takes a case up with a step that begins the work (ACCEPT, INTERIM_REPLY): the liaison who does it, if nobody has it.
import { hasRole, type Principal } from '../../../schema/contract/principal';

/** Null: an admin who accepts for the institution, or its system, takes nothing. */
export function takesUp(principal: Principal): string | null {
  return principal.kind === 'OPERATOR' && hasRole(principal, 'LIAISON') ? principal.id : null;
}
