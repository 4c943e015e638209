// Random operations over nulls, errors, lost subgraphs, mutations and arguments.
import { ANSWERS } from './support/allSupergraphs';
import { describeSupergraphs } from './support/describeSupergraphs';

describeSupergraphs(ANSWERS);
