// GraphiQL put together: tabs from the examples, our panels, the token switch in the corner. Rendered by main.tsx.
import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import type { ComponentProps } from 'react';
import { askGateway } from './askGateway';
import { formatVariables } from './example';
import { examplesPlugin } from './examplesPanel';
import icon from './icon.svg';
import { tokenPlugin } from './tokenPanel';
import { TokenSwitch } from './tokenSwitch';

const plugins = [examplesPlugin, tokenPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];

const defaultTabs = EXAMPLES.tabs
  .flatMap((name) => EXAMPLES.list.filter((example) => example.name === name))
  .map(({ text, variables }) => ({ query: text, variables: formatVariables(variables, null) }));

type Fetcher = ComponentProps<typeof GraphiQL>['fetcher'];
const fetcher: Fetcher = (request, options) => askGateway(request, options?.headers as Record<string, string>);

export function Playground() {
  return (
    <GraphiQL
      fetcher={fetcher}
      defaultTabs={defaultTabs}
      plugins={plugins}
      visiblePlugin={examplesPlugin}
      defaultEditorToolsVisibility="variables"
      defaultQuery=""
      inputValueDeprecation
      schemaDescription
    >
      <GraphiQL.Logo>
        <span className="lapor-brand">
          <img src={icon} alt="" width={18} height={18} />
          SP4N-LAPOR!
        </span>
        <TokenSwitch />
      </GraphiQL.Logo>
    </GraphiQL>
  );
}
