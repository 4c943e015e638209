// Who did it, as the history keeps it: a role and the agency for everybody, the person or system for their own side.
import type { Principal } from '../../../schema/contract/principal';
import type { Relation } from '../domain/states';

export interface Actor {
  readonly role: string;
  readonly agencyId: string | null;
  readonly operatorId: string | null;
  readonly clientId: string | null;
}

const ROLE_OF: Readonly<Record<Relation, string>> = {
  SUBMITTER: 'REPORTER',
  REPORTER_OF: 'REPORTER',
  CHANNEL_CLIENT: 'INTEGRATION_CLIENT',
  HOLDER_CLIENT: 'INTEGRATION_CLIENT',
  NATIONAL_ADMIN: 'NATIONAL_ADMIN',
  TARGET_ADMIN: 'INSTITUTION_ADMIN',
  HOLDER_ADMIN: 'INSTITUTION_ADMIN',
  OWNER_ADMIN: 'INSTITUTION_ADMIN',
  HOLDER_LIAISON: 'LIAISON',
  SYSTEM: 'SYSTEM',
};

export const SYSTEM_ACTOR: Actor = { role: 'SYSTEM', agencyId: null, operatorId: null, clientId: null };

/** A reporter leaves no id: an id in the history of an anonymous report would be a pseudonym. */
export function actorOf(principal: Principal, relation: Relation): Actor {
  const role = ROLE_OF[relation];
  if (role === 'REPORTER') return { role, agencyId: null, operatorId: null, clientId: null };
  return {
    role,
    agencyId: principal.agencyId,
    operatorId: principal.kind === 'OPERATOR' ? principal.id : null,
    clientId: principal.kind === 'CLIENT' ? principal.id : null,
  };
}
