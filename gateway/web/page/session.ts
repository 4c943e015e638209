// Whose token the page sends: one of the development personas, a pasted one, or none. Tokens live in memory only.
import { useSyncExternalStore } from 'react';

export interface Persona {
  readonly name: string;
  readonly description: string;
  readonly token: string;
}

/** The choice beside the personas' names. */
export const PASTED = 'pasted';

export interface Session {
  /** The gateway runs on a supergraph of others: our examples mean nothing there. */
  readonly isForeign: boolean;
  /** Empty where the gateway hands out no development tokens: everywhere but on a developer's machine. */
  readonly personas: readonly Persona[];
  /** A persona's name, PASTED, or null for no token. */
  readonly choice: string | null;
  readonly pastedToken: string;
}

let session: Session = { isForeign: false, personas: [], choice: null, pastedToken: '' };
const listeners = new Set<() => void>();

function update(change: Partial<Session>): void {
  session = { ...session, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const readSession = (): Session => session;
export const useSession = (): Session => useSyncExternalStore(subscribe, readSession);

export const choose = (choice: string | null): void => update({ choice });
export const pasteToken = (text: string): void => {
  const pastedToken = text.trim().replace(/^bearer\s+/i, '');
  update({ pastedToken, choice: pastedToken === '' ? null : PASTED });
};

/** What an example wants, as far as it is to be had: without personas a pasted token stays. */
export function chooseFor(as: string | null): void {
  const { personas } = session;
  if (personas.length > 0 && (as === null || personas.some(({ name }) => name === as))) choose(as);
}

export function readToken(): string | null {
  const { personas, choice, pastedToken } = session;
  if (choice === PASTED) return pastedToken === '' ? null : pastedToken;
  return personas.find(({ name }) => name === choice)?.token ?? null;
}

/** Before the page is drawn: what it shows depends on them. */
export async function loadSettings(): Promise<void> {
  const response = await fetch('/playground/settings.json').catch(() => null);
  if (!response?.ok) return;
  const { isForeign } = (await response.json()) as { isForeign: boolean };
  update({ isForeign });
}

/** Answers 404 wherever development tokens are not switched on. */
export async function loadPersonas(): Promise<void> {
  const response = await fetch('/playground/tokens.json').catch(() => null);
  if (!response?.ok) return;
  const { tokens } = (await response.json()) as { tokens: Persona[] };
  update({ personas: tokens });
}
