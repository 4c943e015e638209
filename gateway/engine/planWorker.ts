// What a planning thread runs, as text: a thread cannot load TypeScript, and the tests run from the sources. Started by planPool.ts
// with the supergraph and a file from which packages are found.

/** To one job at a time (a PlanRequest); the first, with neither, says that the thread is ready. */
export interface PlanReply {
  /** JSON, since that is passed on faster than objects. */
  readonly plan?: string;
  readonly error?: string;
}

export const PLAN_WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const load = require('node:module').createRequire(workerData.from);
const { operationFromDocument, ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } = load('@apollo/federation-internals');
const { QueryPlanner } = load('@apollo/query-planner');
const { parse } = load('graphql');
// Checked by the main thread already.
const options = { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, validateSupergraph: false };
const supergraph = Supergraph.build(workerData.sdl, options);
const api = supergraph.apiSchema();
const planner = new QueryPlanner(supergraph, workerData.plannerConfig);
const answer = ({ operation, labels }) => {
  const conditions = new Map(workerData.labels.map((label) => [label, labels.includes(label)]));
  const parsed = operationFromDocument(api, parse(operation, { noLocation: true }));
  return JSON.stringify(planner.buildQueryPlan(parsed, { overrideConditions: conditions }));
};
parentPort.on('message', (job) => {
  try {
    parentPort.postMessage({ plan: answer(job) });
  } catch (error) {
    parentPort.postMessage({ error: String(error && error.message) });
  }
});
parentPort.postMessage({});
`;
