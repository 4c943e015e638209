// The four subgraphs, in the order in which the product names them.
import { existsSync } from 'node:fs';
import { projectPath } from '../../platform/projectPath';
import { SUBGRAPH_NAMES } from '../../platform/subgraph/module';
import type { AnyModule } from './composeSubgraphs';

export const MODULES: readonly AnyModule[] = SUBGRAPH_NAMES.filter((name) =>
  existsSync(projectPath('subgraphs', name, 'module.ts')),
).map((name) => (require(`../../subgraphs/${name}/module`) as Record<string, AnyModule>)[`${name}Module`] as AnyModule);
