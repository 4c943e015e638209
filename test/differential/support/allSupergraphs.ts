// The supergraphs by name, in the groups of the random tests. Called by *.test.ts.
import { abstractTypes } from '../supergraphs/abstractTypes';
import { context } from '../supergraphs/context';
import { emptySelections } from '../supergraphs/emptySelections';
import { errors } from '../supergraphs/errors';
import { faults } from '../supergraphs/faults';
import { inaccessible } from '../supergraphs/inaccessible';
import { inputs } from '../supergraphs/inputs';
import { interfaceObject } from '../supergraphs/interfaceObject';
import { intersections } from '../supergraphs/intersections';
import { keys } from '../supergraphs/keys';
import { mutations } from '../supergraphs/mutations';
import { nonResolvableKeys } from '../supergraphs/nonResolvableKeys';
import { nulls } from '../supergraphs/nulls';
import { override } from '../supergraphs/override';
import { provides } from '../supergraphs/provides';
import { requires } from '../supergraphs/requires';

export const ENTITIES = [keys, nonResolvableKeys, requires, provides, override];
export const TYPES = [abstractTypes, interfaceObject, intersections, inaccessible, context];
export const ANSWERS = [nulls, errors, faults, mutations, inputs, emptySelections];

export const SUPERGRAPHS = [...ENTITIES, ...TYPES, ...ANSWERS];
