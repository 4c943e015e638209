// docker/Dockerfile as a list of stages and instructions. Used by the tests of docker/.
import { readFileSync } from 'node:fs';
import { projectPath } from '../../platform/projectPath';

export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

export function readDockerfile(): { readonly args: readonly Instruction[]; readonly stages: readonly Stage[] } {
  const lines = readFileSync(projectPath('docker', 'Dockerfile'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const args: Instruction[] = [];
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  for (const line of lines
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')) {
    const [, name = '', text = ''] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    const from = /^(\S+) AS (\S+)$/.exec(text);
    if (name === 'FROM') stages.push({ image: from?.[1] ?? text, name: from?.[2] ?? '', instructions: [] });
    else (stages.at(-1)?.instructions ?? args).push({ name, text });
  }
  return { args, stages };
}

/** The variables that ENV of the last stage sets. */
export function imageEnvironment(): Record<string, string> {
  const { instructions } = readDockerfile().stages.at(-1) as Stage;
  const settings = instructions.filter(({ name }) => name === 'ENV').flatMap(({ text }) => text.split(/\s+/));
  return Object.fromEntries(settings.map((setting) => setting.split('=') as [string, string]));
}
