// What a client gets of an error: the registry's status and code, and nothing from inside.

import { describe, expect, it } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { GuardError } from '../../../gateway/guard/guardError';
import { toErrorResponse } from '../../../gateway/http/reply';
import { chooseEncoding } from '../../../gateway/http/acceptEncoding';
import { findReplyType, requireReplyType } from '../../../gateway/http/replyAccept';
import { maskError } from '../../../gateway/http/replyMask';
import { ERRORS, isErrorCode, type ErrorCode } from '../../../schema/contract/errors';
import { refusalOf } from '../../unit/guard/support';

const SECRET = "ER_DUP_ENTRY: INSERT INTO report … 'Budi' at http://10.0.0.7:4001/graphql";
const INTERNAL_TEXT = ERRORS.INTERNAL.en;

describe('maskError', () => {
  it('keeps code, text, path and places of a code in the registry', () => {
    const error = {
      message: 'There is no such report.',
      path: ['report', 0],
      locations: [{ line: 1, column: 2 }],
      extensions: { code: 'NOT_FOUND', serviceName: 'reports', stacktrace: [SECRET], exception: {} },
    };
    const masked = maskError(error, 'r1');
    expect(masked.error).toEqual({
      message: 'There is no such report.',
      path: ['report', 0],
      locations: [{ line: 1, column: 2 }],
      extensions: { code: 'NOT_FOUND', retryable: false, requestId: 'r1' },
    });
    expect(masked.isMasked).toBe(false);
  });

  it.each([
    ['a driver error', new Error(SECRET)],
    ['a GraphQLError without a code', new GraphQLError(SECRET)],
    ['a code outside the registry', new GraphQLError(SECRET, { extensions: { code: 'INTERNAL_SERVER_ERROR' } })],
    ['a code inherited from Object', new GraphQLError(SECRET, { extensions: { code: 'constructor' } })],
    ['a code that is no text', { message: SECRET, extensions: { code: ['NOT_FOUND'] } }],
    ['INTERNAL with a text of its own', { message: SECRET, extensions: { code: 'INTERNAL' } }],
    ['a refused signature', { message: SECRET, extensions: { code: 'SIGNATURE_INVALID' } }],
    ['a string', SECRET],
    ['undefined', undefined],
    ['null', null],
  ])('makes INTERNAL of %s and hands the original back', (_name, error) => {
    const masked = maskError(error, 'r1');
    expect(masked.error).toEqual({
      message: INTERNAL_TEXT,
      extensions: { code: 'INTERNAL', retryable: true, requestId: 'r1' },
    });
    expect(masked.isMasked).toBe(true);
    expect(masked.original).toBe(error);
  });

  it.each(Object.keys(ERRORS).filter((code) => isErrorCode(code) && ERRORS[code].status >= 500))(
    'replaces the text of the fault %s',
    (code) => {
      const { error } = maskError({ message: SECRET, extensions: { code } }, 'r1');
      expect(JSON.stringify(error)).not.toContain('10.0.0.7');
      expect(error.extensions.code).toBe(code);
    },
  );

  it('keeps path and places of a masked error, and drops malformed ones', () => {
    const place = { path: ['inbox', 'nodes', 3], locations: [{ line: 4, column: 5 }] };
    expect(maskError({ message: SECRET, ...place }, 'r1').error).toMatchObject(place);
    const { error } = maskError({ message: SECRET, path: [{ sql: SECRET }], locations: [SECRET] }, 'r1');
    expect(Object.keys(error)).toEqual(['message', 'extensions']);
  });

  it('shortens a long text without splitting a character', () => {
    const { error } = maskError({ message: `x${'😀'.repeat(5_000)}`, extensions: { code: 'NOT_FOUND' } }, 'r1');
    expect(error.message.length).toBe(1_001);
    expect(error.message).not.toMatch(/\p{Surrogate}/u);
  });
});

describe('toErrorResponse', () => {
  it.each(Object.entries(ERRORS).filter(([code]) => code !== 'SIGNATURE_INVALID'))(
    'answers %s as the registry says',
    (code, spec) => {
      const reply = toErrorResponse(new GuardError(code as keyof typeof ERRORS), 'r1');
      expect(reply.status).toBe(spec.status);
      expect(reply.headers['content-type']).toBe('application/json; charset=utf-8');
      expect(reply.headers['cache-control']).toBe('no-store');
      const extensions = { code, retryable: spec.retryable, requestId: 'r1' };
      expect(JSON.parse(reply.body)).toEqual({ errors: [{ message: spec.en, extensions }] });
    },
  );

  it('tells several errors and takes the status of the first', () => {
    const errors = [new GuardError('GRAPHQL_VALIDATION_FAILED', 'a'), new Error(SECRET)];
    const reply = toErrorResponse(errors, 'r1');
    expect(reply.status).toBe(400);
    const { errors: told } = JSON.parse(reply.body) as { errors: { message: string }[] };
    expect(told.map(({ message }) => message)).toEqual(['a', INTERNAL_TEXT]);
    expect(reply.masked.map(({ isMasked }) => isMasked)).toEqual([false, true]);
  });

  it('sends the headers that a code calls for', () => {
    const headersOf = (error: unknown): Record<string, string> => toErrorResponse(error, 'r1').headers;
    expect(headersOf(new GuardError('METHOD_NOT_ALLOWED')).allow).toBe('GET, HEAD, POST');
    expect(headersOf(new GuardError('METHOD_NOT_ALLOWED', 'x', { headers: { allow: 'POST' } })).allow).toBe('POST');
    expect(headersOf(new GuardError('UNAUTHENTICATED'))['www-authenticate']).toBe('Bearer');
    expect(headersOf(new GuardError('OVERLOADED'))['retry-after']).toBe('1');
    const limited = toErrorResponse(new GuardError('RATE_LIMITED'), 'r1', { headers: { 'retry-after': '30' } });
    expect(limited.headers['retry-after']).toBe('30');
    expect(limited.status).toBe(429);
  });

  it('answers an empty list as a fault', () => {
    expect(toErrorResponse([], 'r1').status).toBe(500);
  });
});

it.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['application/json', 'application/json'],
  ['application/graphql-response+json', 'application/graphql-response+json'],
  ['Application/GraphQL-Response+JSON; charset=utf-8', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json;q=0.9', 'application/graphql-response+json'],
  ['application/graphql-response+json, application/json', 'application/graphql-response+json'],
  ['application/json, application/graphql-response+json', 'application/json'],
  ['application/json;q=0.5, application/graphql-response+json;q=0.6', 'application/graphql-response+json'],
  ['application/graphql-response+json;q=0, */*', 'application/json'],
  ['*/*, application/graphql-response+json', 'application/graphql-response+json'],
  ['application/*;q=0.5, text/html', 'application/json'],
  ['application/json;q=0.1, application/*', 'application/graphql-response+json'],
  ['text/html, */*;q=0.1', 'application/json'],
  ['application/json; charset="UTF-8"', 'application/json'],
  ['application/json;q=0, application/graphql-response+json;q=0.001', 'application/graphql-response+json'],
  [',', 'application/json'],
])('answers Accept %j with %s', (accept, type) => {
  expect(findReplyType(accept)).toBe(type);
});

it.each([
  'text/html',
  'text/*',
  'application/json;q=0',
  'application/json;charset=utf-16',
  '*/*;q=0',
  'application/json;q=x',
])('finds no type for Accept %j, refuses it before anything runs, and says so in plain JSON', (accept) => {
  expect(findReplyType(accept)).toBeNull();
  const reply = toErrorResponse(
    refusalOf(() => requireReplyType(accept)),
    'r1',
    { accept, isGraphQL: true },
  );
  expect([reply.status, reply.headers['content-type']]).toEqual([406, 'application/json; charset=utf-8']);
});

it('tells what GraphQL finds wrong with 200 in plain JSON, with its status in the other type, and the rest as it is', () => {
  const response = { accept: 'application/graphql-response+json', isGraphQL: true };
  const statuses = (code: ErrorCode): number[] =>
    [{ isGraphQL: true }, response, {}].map((options) => toErrorResponse(new GuardError(code), 'r1', options).status);
  for (const code of ['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'] as const) {
    expect(statuses(code)).toEqual([200, 400, 400]);
  }
  for (const code of [
    'RATE_LIMITED',
    'PAYLOAD_TOO_LARGE',
    'OVERLOADED',
    'QUERY_TOO_DEEP',
    'UNAUTHENTICATED',
  ] as const) {
    expect(statuses(code)).toEqual(Array(3).fill(ERRORS[code].status));
  }
});

it.each([
  [undefined, null],
  ['', null],
  ['identity', null],
  ['deflate', null],
  ['gzip', 'gzip'],
  ['gzip, deflate', 'gzip'],
  ['gzip, deflate, br', 'br'],
  ['br;q=0.5, gzip;q=0.8', 'gzip'],
  ['br;q=0, gzip;q=0', null],
  ['*', 'br'],
  ['*;q=0', null],
  ['br;q=0, *', 'gzip'],
  ['identity, gzip;q=0.5', null],
  ['identity;q=0.5, gzip', 'gzip'],
  ['GZIP;Q=1.0', 'gzip'],
  ['gzip;q=2', null],
])('compresses for Accept-Encoding %j by %s', (accept, encoding) => {
  expect(chooseEncoding(accept)).toBe(encoding);
});
