// The reference of error codes, rendered from the one registry.
import { ERRORS, type ErrorSpec } from '../../schema/contract/errors';

function renderRow([code, spec]: [string, ErrorSpec]): string {
  return `| \`${code}\` | ${spec.status} | ${spec.retryable ? 'yes' : 'no'} | ${spec.en} | ${spec.id} |`;
}

export function renderErrorReference(): string {
  return `# Error codes

Generated from \`schema/contract/errors.ts\`.

Every error carries \`extensions { code retryable requestId }\`; expected refusals of a mutation come in its payload instead, as
\`userErrors { code field message }\`. "Retry" says whether the same request, unchanged, may succeed later. The HTTP status is
the one of a request that is refused as a whole; an error beside data travels with 200. Quote the request id when you ask for help:
it is also in the header \`x-request-id\` and in the logs of every process that took part.

| Code | HTTP | Retry | Meaning | Artinya |
|---|---|---|---|---|
${Object.entries(ERRORS).map(renderRow).join('\n')}
`;
}
