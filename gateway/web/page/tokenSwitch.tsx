// Whose token is sent, always in sight beside the tabs. Each tab remembers its own; a fresh example brings the one it wants.
import { useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect, useRef } from 'react';
import { choose, chooseFor, PASTED, readSession, useSession } from './session';
import { tokenPlugin } from './tokenPanel';

const NONE = '';
const OTHER = 'other';

function useTokenOfTab(): void {
  const { id, query } = useGraphiQL(({ tabs, activeTabIndex }) => ({
    id: tabs[activeTabIndex]?.id,
    query: tabs[activeTabIndex]?.query,
  }));
  const remembered = useRef(new Map<string, string | null>());
  const { choice } = useSession();
  const current = useRef<string>(undefined);
  useEffect(() => {
    if (id === undefined || current.current === id) return;
    current.current = id;
    const before = remembered.current.get(id);
    const example = EXAMPLES.list.find(({ text }) => text === query);
    if (before !== undefined) choose(before);
    else if (example) chooseFor(example.as);
    remembered.current.set(id, readSession().choice);
  }, [id, query]);
  useEffect(() => {
    if (current.current !== undefined) remembered.current.set(current.current, choice);
  }, [choice]);
}

export function TokenSwitch() {
  useTokenOfTab();
  const { personas, choice, pastedToken } = useSession();
  const actions = useGraphiQLActions();
  const change = (value: string): void => {
    if (value === OTHER) actions.setVisiblePlugin(tokenPlugin);
    else choose(value === NONE ? null : value);
  };
  return (
    <label className="lapor-switch">
      <span>Token</span>
      <select value={choice ?? NONE} onChange={(event) => change(event.target.value)}>
        <option value={NONE}>none (public)</option>
        {personas.map(({ name }) => (
          <option key={name} value={name}>
            {name}
          </option>
        ))}
        {pastedToken !== '' && <option value={PASTED}>pasted token</option>}
        <option value={OTHER}>paste a token …</option>
      </select>
    </label>
  );
}
