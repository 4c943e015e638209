// Random operations over interfaces, unions, enums and inputs over subgraphs, and what clients do not see.
import { TYPES } from './support/allSupergraphs';
import { describeSupergraphs } from './support/describeSupergraphs';

describeSupergraphs(TYPES);
