// `ThreadEntry`: one utterance of the public conversation about a report, and its connection.
import { createUnionType, type ClassType } from 'type-graphql';
import { createConnectionType, createEdgeType } from '../../../platform/graphql/connection';
import type { ThreadEntryRow } from '../app/listThread';
import { InterimReply } from './interimReply.type';
import { Reply } from './reply.type';
import { Response } from './response.type';

const ThreadEntry = createUnionType({
  name: 'ThreadEntry',
  description: 'What was said about a report in public (percakapan): a response, an interim reply, or a reply.',
  types: () => [Response, InterimReply, Reply] as const,
  resolveType: (entry) => (entry as unknown as ThreadEntryRow).kind,
});

// The factories hand the type on to type-graphql, which takes a union where it takes a class.
const node = ThreadEntry as unknown as ClassType<ThreadEntryRow>;
export const ThreadEntryEdge = createEdgeType(node, 'ThreadEntry');
export const ThreadEntryConnection = createConnectionType(node, ThreadEntryEdge, 'ThreadEntry');
