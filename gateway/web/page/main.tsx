// The playground: GraphiQL with our examples and our tokens, at `/` of the gateway. Bundled by bin/buildWeb.mjs.
import '@graphiql/plugin-doc-explorer/style.css';
import '@graphiql/plugin-explorer/style.css';
import '@graphiql/plugin-history/style.css';
import '@graphiql/react/style.css';
import 'graphiql/graphiql.css';
import { createRoot } from 'react-dom/client';
import { Playground } from './playground';
import { loadPersonas, loadSettings } from './session';
import './panels.css';
import './styles.css';

const isKnown = (label: string): label is keyof typeof WORKER_PATHS => label in WORKER_PATHS;

// Monaco asks for its workers by this global; they are files of our own, since the page may load nothing else.
Object.assign(globalThis, {
  MonacoEnvironment: {
    getWorker: (_id: string, label: string) => new Worker(WORKER_PATHS[isKnown(label) ? label : 'editor']),
  },
});

// The side panel's share of the width on a first visit, in GraphiQL's own terms: its third leaves no room for the tabs.
const PANEL_WIDTH = 'graphiql:docExplorerFlex';
if (localStorage.getItem(PANEL_WIDTH) === null) localStorage.setItem(PANEL_WIDTH, '0.25');

const place = document.getElementById('playground');
// Not awaited at top level: nothing is to wait for a network that hangs.
if (place) {
  void Promise.allSettled([loadPersonas(), loadSettings()]).then(() => createRoot(place).render(<Playground />));
}
