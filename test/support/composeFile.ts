// docker/compose.yaml as `docker compose` would read it: merged, its variables put in. Used by the tests of docker/.
import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { parse } from 'yaml';
import { renderKeys } from '../../bin/makeKeys';
import { projectPath } from '../../platform/projectPath';

export interface ComposeService {
  readonly image: string;
  readonly command: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly [key: string]: any;
}

export interface ComposeFile {
  readonly services: Readonly<Record<string, ComposeService>>;
  readonly networks: Readonly<Record<string, { readonly internal?: boolean }>>;
  /** Names of the variables that have to be given. */
  readonly required: readonly string[];
}

/** What `lapor keys env` prints, as variables. */
export function makeVariables(): Record<string, string> {
  return parseEnv(renderKeys({ issuer: 'https://lapor.example.go.id', seed: 'none' })) as Record<string, string>;
}

const VARIABLE = /\$\{(\w+)(?::([-?])([^}]*))?\}/g;

/** @throws where a required variable is not given */
export function readCompose(variables: Readonly<Record<string, string>>): ComposeFile {
  const text = readFileSync(projectPath('docker', 'compose.yaml'), 'utf8');
  const required = new Set<string>();
  const putIn = (_whole: string, name: string, kind: string | undefined, rest = ''): string => {
    if (kind === '-') return variables[name] || rest;
    required.add(name);
    const value = variables[name];
    if (!value) throw new Error(`${name} is not set: ${rest}`);
    return value;
  };
  // As compose does it: values of the parsed document, so that an empty one stays a string.
  const walk = (value: any): any => {
    if (typeof value === 'string') return value.replace(VARIABLE, putIn);
    if (Array.isArray(value)) return value.map(walk);
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, walk(member)]));
  };
  const { services, networks } = walk(parse(text, { merge: true }));
  return { services, networks, required: [...required] };
}
