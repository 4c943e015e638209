// What bin/buildWeb.mjs writes into the bundle.

/** Addresses of Monaco's workers, which do the language service's work beside the page. */
declare const WORKER_PATHS: Readonly<Record<'editor' | 'json' | 'graphql', string>>;

/** The operations of schema/operations with schema/operations/examples.json. */
declare const EXAMPLES: { readonly tabs: readonly string[]; readonly list: readonly import('./example').Example[] };

declare module '*.css';
declare module '*.svg' {
  const path: string;
  export { path as default };
}
