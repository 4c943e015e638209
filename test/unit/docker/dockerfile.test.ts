// docker/Dockerfile by assertion: what hadolint and a careful reader would look at.
import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { projectPath } from '../../../platform/projectPath';
import { imageEnvironment, readDockerfile, type Stage } from '../../support/dockerfile';

const { args, stages } = readDockerfile();
const runtime = stages.at(-1) as Stage;
const valuesOf = (stage: Stage, name: string): string[] =>
  stage.instructions.filter((instruction) => instruction.name === name).map(({ text }) => text);

describe('the image', () => {
  it('is built in stages from one base of a fixed version, of a line of Node that we support', () => {
    expect(stages.map(({ name }) => name)).toEqual(['build', 'dependencies', 'runtime']);
    for (const { image } of stages) expect(image).toBe('${NODE_IMAGE}');
    const base = /^NODE_IMAGE=node:(\d+)\.\d+\.\d+-bookworm-slim$/.exec(args[0]?.text ?? '');
    expect(['20', '22', '24']).toContain(base?.[1]);
    expect(runtime.instructions.find(({ text }) => text.includes('image.base.name'))?.text).toContain(
      `library/${args[0]?.text.slice(11)}`,
    );
  });

  it('carries no development packages and nothing of the build but what it made', () => {
    const copies = valuesOf(runtime, 'COPY').filter((text) => text.startsWith('--from='));
    expect(copies).toEqual(['--from=dependencies /app/node_modules ./node_modules', '--from=build /app/dist ./dist']);
    expect(valuesOf(stages[1] as Stage, 'RUN')).toEqual(['npm ci --omit=dev']);
  });

  it('runs as somebody who is not root, by number, and nothing is changed after that', () => {
    const names = runtime.instructions.map(({ name }) => name);
    expect(valuesOf(runtime, 'USER')).toEqual(['1000:1000']);
    const afterUser = names.slice(names.indexOf('USER') + 1);
    expect(afterUser.filter((name) => ['RUN', 'COPY', 'ADD', 'USER'].includes(name))).toEqual([]);
  });

  it('starts node without a shell, and asks it for its health', () => {
    expect(JSON.parse(valuesOf(runtime, 'ENTRYPOINT')[0] ?? '')).toEqual(['node', 'bin/lapor.mjs']);
    const [, command = ''] = /CMD (\[.*\])$/.exec(valuesOf(runtime, 'HEALTHCHECK')[0] ?? '') ?? [];
    const [program, script] = JSON.parse(command) as string[];
    expect(program).toBe('node');
    expect(valuesOf(runtime, 'COPY')).toContain(`${script} ./${script}`);
  });

  it('has no secret in a layer: no ARG or ENV for one, no download, no whole folder of the machine', () => {
    const declared = stages.flatMap((stage) => [...valuesOf(stage, 'ARG'), ...valuesOf(stage, 'ENV')]).join(' ');
    expect(declared).not.toMatch(/KEY|SECRET|TOKEN|PASSWORD|DATABASE_URL/);
    for (const stage of stages) {
      expect(valuesOf(stage, 'ADD')).toEqual([]);
      for (const copy of valuesOf(stage, 'COPY')) expect(copy).not.toMatch(/(^| )\.\/? /);
      for (const run of valuesOf(stage, 'RUN')) expect(run).not.toMatch(/curl|wget|sudo|apt-get/);
    }
  });

  it('copies only what exists and what .dockerignore lets through', () => {
    const [everything, ...allowed] = readFileSync(projectPath('.dockerignore'), 'utf8')
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'));
    expect(everything).toBe('*');
    const names = allowed.map((line) => line.slice(1));
    expect(
      names.filter((name) => /^(\.git|\.env|\.data|docker|docker\/secrets|node_modules|test)\/?$/.test(name)),
    ).toEqual([]);
    const sources = stages.flatMap((stage) => valuesOf(stage, 'COPY')).filter((text) => !text.startsWith('--from='));
    for (const source of sources.flatMap((text) => text.split(' ').slice(0, -1))) {
      expect(existsSync(projectPath(source))).toBe(true);
      expect(names.some((name) => source === name || source.startsWith(`${name}/`))).toBe(true);
    }
  });

  it('sets nothing that a process would not read', () => {
    expect(Object.keys(imageEnvironment()).sort()).toEqual(['DATA_DIR', 'HOST', 'NODE_ENV', 'PORT']);
  });

  it('says what it is', () => {
    const labels = valuesOf(runtime, 'LABEL').join(' ');
    for (const label of ['title', 'description', 'version', 'revision', 'licenses'])
      expect(labels).toContain(`org.opencontainers.image.${label}=`);
  });
});
