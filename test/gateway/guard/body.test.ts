// Reading a GraphQL request from HTTP: what is accepted, and one coded refusal for everything else.

import { describe, expect, it } from '@jest/globals';
import { readGraphQLRequest } from '../../../gateway/http/body';
import type { IncomingRequest } from '../../../gateway/http/body';
import { codeOf, refusalOf } from '../../unit/guard/support';

const JSON_TYPE = 'application/json';

function post(body: string | Uint8Array, headers: IncomingRequest['headers'] = {}): IncomingRequest {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  return { method: 'POST', url: '/graphql', headers: { 'content-type': JSON_TYPE, ...headers }, body: bytes };
}

const codeOfPost = (body: string | Uint8Array, headers?: IncomingRequest['headers']): string | undefined =>
  codeOf(() => readGraphQLRequest(post(body, headers)));
const messageOfPost = (body: string | Uint8Array): string | undefined =>
  refusalOf(() => readGraphQLRequest(post(body)))?.message;
const QUERY = JSON.stringify({ query: '{a}' });

describe('POST', () => {
  it('reads the four parameters and ignores others', () => {
    const body = { query: '{a}', operationName: 'A', variables: { x: 1 }, extensions: { y: 2 }, id: 3 };
    const { id: _id, ...expected } = body;
    expect(readGraphQLRequest(post(JSON.stringify(body)))).toEqual(expected);
  });

  it('takes null and an empty name as missing', () => {
    const body = '{"query":"{a}","operationName":null,"variables":null,"extensions":null}';
    expect(readGraphQLRequest(post(body))).toEqual({ query: '{a}' });
    expect(readGraphQLRequest(post('{"query":"{a}","operationName":""}')).operationName).toBeUndefined();
  });

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'Application/JSON;charset=UTF-8',
    'application/json; charset="utf-8"',
  ])('accepts %s', (type) => {
    expect(codeOfPost(QUERY, { 'content-type': type })).toBeUndefined();
  });

  it.each([
    undefined,
    '',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/jsonp',
    'application/json; charset=utf-16',
    'application/json; charset=iso-8859-1',
    'text/plain; application/json',
    'application/json, text/plain',
  ])('refuses content-type %s', (type) => {
    expect(codeOfPost(QUERY, { 'content-type': type })).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it.each(['gzip', 'br', 'deflate', 'identity, gzip'])('refuses content-encoding %s', (encoding) => {
    expect(codeOfPost(QUERY, { 'content-encoding': encoding })).toBe('UNSUPPORTED_MEDIA_TYPE');
  });

  it('accepts content-encoding identity', () => {
    expect(codeOfPost(QUERY, { 'content-encoding': 'identity' })).toBeUndefined();
  });

  it('limits the body to 256 kB', () => {
    const pad = (bytes: number): string => QUERY.padEnd(bytes, ' ');
    expect(codeOfPost(pad(256 * 1024))).toBeUndefined();
    expect(codeOfPost(pad(256 * 1024 + 1))).toBe('PAYLOAD_TOO_LARGE');
  });

  it('drops a byte order mark and refuses bytes that are not UTF-8', () => {
    expect(codeOfPost(Buffer.from(`\ufeff${QUERY}`))).toBeUndefined();
    const latin1 = Buffer.from('{"query":"{a(b:\\"é\\")}"}', 'latin1');
    expect(messageOfPost(latin1)).toBe('The body is not valid UTF-8.');
    expect(codeOfPost(Buffer.from(`\ufeff${QUERY}`, 'utf16le'))).toBe('BAD_REQUEST');
    // An encoded surrogate and an overlong slash
    expect(codeOfPost(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('BAD_REQUEST');
    expect(codeOfPost(Buffer.from([0x22, 0xc0, 0xaf, 0x22]))).toBe('BAD_REQUEST');
  });

  it('says where JSON is broken without repeating the body', () => {
    expect(messageOfPost('{"query":\n "{a}" nik3171}')).toBe('The body is not valid JSON at line 2, column 8.');
    expect(messageOfPost('')).toBe('The body is empty.');
    for (const body of ['{"query"', 'nik 3171', '{"a":nik3171}', '"nik3171', "{'nik3171':1}", '{"query":"nik\n"}']) {
      expect(codeOfPost(body)).toBe('BAD_REQUEST');
      expect(messageOfPost(body)).not.toMatch(/nik|3171/);
    }
  });

  it.each([
    ['[]', /Batches/],
    ['[{"query":"{a}"}]', /Batches/],
    ['null', /JSON object/],
    ['"{a}"', /JSON object/],
    ['1', /JSON object/],
    ['{}', /"query" is missing/],
    ['{"query":null}', /"query" is missing/],
    ['{"query":" "}', /"query" is missing/],
    ['{"query":["{a}"]}', /"query" must be a string/],
    ['{"query":{"a":1}}', /"query" must be a string/],
    ['{"query":0}', /"query" must be a string/],
    ['{"query":"{a}","operationName":0}', /"operationName" must be a string/],
    ['{"query":"{a}","operationName":["A"]}', /"operationName" must be a string/],
    ['{"query":"{a}","variables":"{}"}', /"variables" must be a JSON object/],
    ['{"query":"{a}","variables":[]}', /"variables" must be a JSON object/],
    ['{"query":"{a}","variables":false}', /"variables" must be a JSON object/],
    ['{"query":"{a}","extensions":1}', /"extensions" must be a JSON object/],
    ['{"extensions":{"persistedQuery":{"version":1}}}', /Persisted queries/],
  ])('refuses %s', (body, message) => {
    expect(codeOfPost(body)).toBe('BAD_REQUEST');
    expect(messageOfPost(body)).toMatch(message);
  });

  it('is not harmed by hostile JSON', () => {
    expect(codeOfPost('['.repeat(200_000))).toBe('BAD_REQUEST');
    expect(codeOfPost(`${'['.repeat(100_000)}${']'.repeat(100_000)}`)).toBe('BAD_REQUEST');
    expect(codeOfPost(`{"query":"{a}","variables":${'{"a":'.repeat(30_000)}1${'}'.repeat(30_000)}}`)).toBe(
      'BAD_REQUEST',
    );
    expect(codeOfPost('{"__proto__":{"query":"{a}"}}')).toBe('BAD_REQUEST');
    expect(codeOfPost('{"query":"{a}","variables":{"\\u005f_proto__":{"x":1}}}')).toBe('BAD_REQUEST');
    const read = readGraphQLRequest(post('{"query":"{b}","query":"{a}","variables":{"constructor":{"x":1}}}'));
    expect(read.query).toBe('{a}');
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});

describe('GET', () => {
  const get = (url: string, headers: IncomingRequest['headers'] = {}): IncomingRequest => ({
    method: 'GET',
    url,
    headers: { host: 'lapor.example', ...headers },
  });
  const codeOfGet = (url: string, headers?: IncomingRequest['headers']): string | undefined =>
    codeOf(() => readGraphQLRequest(get(url, headers)));
  const ASK = '/graphql?query={a}';

  it('reads parameters from the URL', () => {
    const url = '/graphql?query=query+A%7Ba%28b%3A%22%C3%A9%2B%22%29%7D&operationName=A&variables=%7B%22x%22%3A1%7D';
    const expected = { query: 'query A{a(b:"é+")}', operationName: 'A', variables: { x: 1 } };
    expect(readGraphQLRequest(get(url))).toEqual(expected);
    expect(readGraphQLRequest(get(`${ASK}&variables=&operationName=&extensions=null`))).toEqual({ query: '{a}' });
  });

  it.each([
    '/graphql',
    '/graphql?',
    '/graphql?query=',
    '/graphql?query',
    `${ASK}&query={b}`,
    `${ASK}&variables=[]`,
    `${ASK}&variables={`,
    `${ASK}&variables=1`,
    '/graphql?query=%ff',
    '/graphql?query=%',
    '/graphql?__proto__={a}',
  ])('refuses %s', (url) => {
    expect(codeOfGet(url)).toBe('BAD_REQUEST');
  });

  it('limits the URL', () => {
    expect(codeOfGet(`${ASK}&x=${'x'.repeat(256 * 1024)}`)).toBe('PAYLOAD_TOO_LARGE');
  });

  it.each([
    ['a plain tool', {}],
    ['fetch of Node', { 'sec-fetch-mode': 'cors' }],
    ['an address that was typed', { 'sec-fetch-site': 'none' }],
    ['our own page', { 'sec-fetch-site': 'same-origin', origin: 'https://lapor.example' }],
    ['our own page in an old browser', { origin: 'https://lapor.example' }],
    ['another site that asked first', { 'sec-fetch-site': 'cross-site', 'apollo-require-preflight': '1' }],
    ['another site with a token', { 'sec-fetch-site': 'cross-site', authorization: 'Bearer x' }],
  ])('is open to %s', (_name, headers) => {
    expect(codeOfGet(ASK, headers)).toBeUndefined();
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['another site in an old browser', { origin: 'https://evil.example' }],
    ['a sandboxed frame', { origin: 'null' }],
    ['a site that claims our host', { 'sec-fetch-site': 'cross-site', origin: 'https://lapor.example' }],
    ['another port', { origin: 'https://lapor.example:8443' }],
  ])('is closed to %s', (_name, headers) => {
    expect(codeOfGet(ASK, headers)).toBe('CSRF_BLOCKED');
  });

  it('is open to an origin that CORS allows', () => {
    const allowedOrigins = ['https://app.example'];
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://app.example' };
    expect(readGraphQLRequest(get(ASK, headers), { allowedOrigins }).query).toBe('{a}');
    expect(codeOfGet(ASK, headers)).toBe('CSRF_BLOCKED');
  });
});

it('HEAD is read as a GET', () => {
  expect(readGraphQLRequest({ method: 'HEAD', url: '/graphql?query={a}', headers: {} }).query).toBe('{a}');
});

it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'get'])('refuses the method %s', (method) => {
  const error = refusalOf(() => readGraphQLRequest({ ...post(QUERY), method }));
  expect(error?.code).toBe('METHOD_NOT_ALLOWED');
  expect(error?.headers).toEqual({ allow: 'GET, HEAD, POST' });
});
