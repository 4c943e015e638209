// The panel of tokens: who can be tried out, a field for a token of one's own, and whom the gateway takes it for.
import type { GraphiQLPlugin } from '@graphiql/react';
import { useEffect, useState } from 'react';
import { askGateway, type Answer } from './askGateway';
import { choose, PASTED, pasteToken, useSession } from './session';

const VIEWER = '{ viewer { kind name roles scopes agency { code name } } }';

interface Viewer {
  readonly kind: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  readonly agency: { readonly code: string; readonly name: string } | null;
}

function useViewer(): Answer | null {
  const { choice, pastedToken } = useSession();
  const [answer, setAnswer] = useState<Answer | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setAnswer(null);
    const show = (given: Answer): void => {
      if (isCurrent) setAnswer(given);
    };
    askGateway({ query: VIEWER }).then(show, (error: Error) => show({ errors: [{ message: error.message }] }));
    return () => {
      isCurrent = false;
    };
  }, [choice, pastedToken]);
  return answer;
}

function ViewerCard() {
  const answer = useViewer();
  const viewer = answer?.data?.viewer as Viewer | null | undefined;
  const [fault] = answer?.errors ?? [];
  return (
    <div className="lapor-card" role="status">
      <h3>The gateway sees</h3>
      {answer === null && <p>…</p>}
      {fault && <p className="lapor-fault">{fault.message}</p>}
      {answer && !fault && !viewer && <p>Nobody in particular: public reports and published figures.</p>}
      {viewer && (
        <dl>
          <dt>Name</dt>
          <dd>{viewer.name}</dd>
          <dt>Role</dt>
          <dd>{viewer.roles.join(', ')}</dd>
          {viewer.agency && <dt>Institution</dt>}
          {viewer.agency && (
            <dd>
              {viewer.agency.name} ({viewer.agency.code})
            </dd>
          )}
          <dt>Scopes</dt>
          <dd>{viewer.scopes.join(' ')}</dd>
        </dl>
      )}
    </div>
  );
}

function Choice({ value, title, note }: { value: string | null; title: string; note: string }) {
  const { choice } = useSession();
  return (
    <label className="lapor-choice">
      <input type="radio" name="token" checked={choice === value} onChange={() => choose(value)} />
      <span>
        <strong>{title}</strong>
        <small>{note}</small>
      </span>
    </label>
  );
}

function TokenPanel() {
  const { isForeign, personas, pastedToken } = useSession();
  return (
    <section className="lapor-panel" aria-label="Tokens">
      <h2 className="lapor-title">Token</h2>
      <p>Sent as the Authorization header of every request; a header of your own in the tab wins.</p>
      <Choice value={null} title="none" note={isForeign ? 'anonymous' : 'the public (masyarakat)'} />
      {personas.map(({ name, description }) => (
        <Choice key={name} value={name} title={name} note={description} />
      ))}
      {pastedToken !== '' && <Choice value={PASTED} title="pasted token" note={`…${pastedToken.slice(-12)}`} />}
      <label className="lapor-field">
        A token of your own
        {!isForeign && (
          <>
            , from <code>/oauth/token</code>
          </>
        )}
        <textarea
          rows={3}
          spellCheck={false}
          autoComplete="off"
          placeholder="eyJ…"
          value={pastedToken}
          onChange={(event) => pasteToken(event.target.value)}
        />
      </label>
      {!isForeign && <ViewerCard />}
    </section>
  );
}

function TokenIcon() {
  return (
    <svg
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="8" cy="15" r="4.5" />
      <path d="M11.2 11.8 20 3m-3.5 3.5 3 3M14 9l2 2" />
    </svg>
  );
}

export const tokenPlugin: GraphiQLPlugin = { title: 'Token', icon: TokenIcon, content: TokenPanel };
