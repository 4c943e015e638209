// GraphiQL put together: tabs from the examples, our panels, the token switch in the corner. Rendered by main.tsx.
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { ComponentProps } from 'react';
import { askGateway } from './askGateway';
import { formatVariables } from './example';
import { examplesPlugin } from './examplesPanel';
import icon from './icon.svg';
import { useSession } from './session';
import { tokenPlugin } from './tokenPanel';
import { TokenSwitch } from './tokenSwitch';

const plugins = [tokenPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const ownPlugins = [examplesPlugin, ...plugins];

const defaultTabs = EXAMPLES.tabs
  .flatMap((name) => EXAMPLES.list.filter((example) => example.name === name))
  .map(({ text, variables }) => ({ query: text, variables: formatVariables(variables, null) }));

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];
const fetcher: Fetcher = (request, options) => askGateway(request, options?.headers as Record<string, string>);

export function Playground() {
  const { isForeign } = useSession();
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={isForeign ? undefined : defaultTabs}
      plugins={isForeign ? plugins : ownPlugins}
      visiblePlugin={isForeign ? undefined : examplesPlugin}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <span className="lapor-brand">
          <img src={icon} alt="" width={18} height={18} />
          {isForeign ? 'GraphQL' : 'SP4N-LAPOR!'}
        </span>
        <TokenSwitch />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
