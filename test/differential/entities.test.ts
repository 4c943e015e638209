// Random operations over keys, and fields that are required, provided, shared or moved.
import { ENTITIES } from './support/allSupergraphs';
import { describeSupergraphs } from './support/describeSupergraphs';

describeSupergraphs(ENTITIES);
