// The panel of examples: every operation of schema/operations by audience; one click opens it in a tab, with the token it
// wants and variables that fit what is there.
import { useGraphiQL, useGraphiQLActions, type GraphiQLPlugin } from '@graphiql/react';
import { askGateway } from './askGateway';
import { formatVariables, type Example } from './example';
import { chooseFor } from './session';

const AUDIENCES: readonly (readonly [string, string])[] = [
  ['agency-system', 'Agency systems (sistem instansi)'],
  ['operator', 'Operators (petugas)'],
  ['citizen', 'Citizens (masyarakat)'],
  ['dashboard', 'Dashboards (dasbor)'],
  ['developer', 'Developers (pengembang)'],
];

async function makeVariables({ variables, find }: Example): Promise<string> {
  const found = find === undefined ? null : await askGateway({ query: find }).catch(() => null);
  return formatVariables(variables, found?.data ?? null);
}

/** Once it is drawn: a new tab may lie beyond the edge of the row. */
function showActiveTab(): void {
  requestAnimationFrame(() => document.querySelector('.graphiql-tab-active')?.scrollIntoView({ inline: 'nearest' }));
}

function useOpenExample(): (example: Example) => Promise<void> {
  const actions = useGraphiQLActions();
  const { tabs, queryEditor, variableEditor } = useGraphiQL(({ tabs, queryEditor, variableEditor }) => ({
    tabs,
    queryEditor,
    variableEditor,
  }));
  return async (example) => {
    const index = tabs.findIndex(({ query }) => query === example.text);
    if (index >= 0) actions.changeTab(index);
    else {
      actions.addTab();
      queryEditor?.setValue(example.text);
    }
    chooseFor(example.as);
    showActiveTab();
    variableEditor?.setValue(await makeVariables(example));
  };
}

function ExampleButton({ example, onOpen }: { example: Example; onOpen: () => void }) {
  return (
    <button type="button" className="lapor-example" onClick={onOpen}>
      <span className="lapor-example-head">
        <strong>{example.title}</strong>
        {example.kind === 'mutation' && <span className="lapor-tag">mutation</span>}
        {example.as !== null && example.as !== example.audience && (
          <span className="lapor-tag lapor-tag-quiet">{example.as}</span>
        )}
      </span>
      <small>{example.summary}</small>
    </button>
  );
}

function ExamplesPanel() {
  const open = useOpenExample();
  return (
    <section className="lapor-panel" aria-label="Examples">
      <h2 className="lapor-title">Examples</h2>
      {AUDIENCES.map(([audience, title]) => (
        <div key={audience} className="lapor-group">
          <h3>{title}</h3>
          {EXAMPLES.list
            .filter((example) => example.audience === audience)
            .map((example) => (
              <ExampleButton key={example.name} example={example} onOpen={() => void open(example)} />
            ))}
        </div>
      ))}
    </section>
  );
}

function ExamplesIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d="M4 5.5C6.5 4 9.5 4 12 5.5v14c-2.5-1.5-5.5-1.5-8 0zM20 5.5C17.5 4 14.5 4 12 5.5v14c2.5-1.5 5.5-1.5 8 0z" />
    </svg>
  );
}

export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: ExamplesIcon, content: ExamplesPanel };
