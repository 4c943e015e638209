// `GET /internal/principal?issuer=&subject=&client=`: the principal behind a verified token, for the gateway alone.
import type { FastifyInstance } from 'fastify';
import type { PrincipalAnswer } from '../../../schema/contract/principal';
import { CodedError } from '../../../platform/errors';
import type { Runtime } from '../../../platform/subgraph/module';
import { isUnstorable } from '../../../platform/text';
import { resolvePrincipal } from '../app/resolvePrincipal';
import type { UsersServices } from '../app/services';

const MAX_LENGTH = 255;

export function registerPrincipalRoute(app: FastifyInstance, runtime: Runtime, services: UsersServices): void {
  app.get('/internal/principal', async (request, reply): Promise<PrincipalAnswer> => {
    if (request.verified?.caller !== 'gateway') throw new CodedError('SIGNATURE_INVALID');
    const query = request.query as Record<string, unknown>;
    const proof = {
      issuer: readText(query.issuer, 'issuer'),
      subject: readText(query.subject, 'subject'),
      client: readText(query.client ?? '', 'client', 0),
    };
    const principal = await resolvePrincipal(runtime, services, proof);
    reply.header('cache-control', 'no-store');
    return { principal };
  });
}

function readText(value: unknown, name: string, minLength = 1): string {
  if (typeof value !== 'string' || value.length < minLength || value.length > MAX_LENGTH || isUnstorable(value)) {
    throw new CodedError('BAD_REQUEST', `${name} wants a text of ${minLength} to ${MAX_LENGTH} characters.`);
  }
  return value;
}
