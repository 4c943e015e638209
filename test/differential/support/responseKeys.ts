// Which fields stand behind each place of an answer, so that a generated operation has no conflicting fields.
// Called by generateOperation.ts.
import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLCompositeType,
  type GraphQLOutputType,
} from 'graphql';

export interface PlacedField {
  readonly parent: GraphQLCompositeType;
  readonly fieldName: string;
  /** As printed, so that equal arguments are equal texts. */
  readonly args: string;
  readonly type: GraphQLOutputType;
}

/** Places as `product.reviews`, by response keys. */
export class ResponseKeys {
  private readonly places = new Map<string, PlacedField[]>();

  at(place: string): readonly PlacedField[] {
    return this.places.get(place) ?? [];
  }

  /** False where graphql-js's validation would refuse the field beside those that are there. */
  fits(place: string, field: PlacedField): boolean {
    return this.at(place).every((other) => canMerge(field, other));
  }

  add(place: string, field: PlacedField): void {
    this.places.set(place, [...this.at(place), field]);
  }
}

function canMerge(one: PlacedField, other: PlacedField): boolean {
  if (shapeOf(one.type) !== shapeOf(other.type)) return false;
  const areApart = isObjectType(one.parent) && isObjectType(other.parent) && one.parent !== other.parent;
  return areApart || (one.fieldName === other.fieldName && one.args === other.args);
}

/** `[!]!` and the name of a leaf type: what two fields must share even on types that exclude each other. */
function shapeOf(type: GraphQLOutputType): string {
  if (isNonNullType(type)) return `${shapeOf(getNullableType(type))}!`;
  if (isListType(type)) return `[${shapeOf(type.ofType as GraphQLOutputType)}]`;
  const named = getNamedType(type);
  return isCompositeType(named) ? '{}' : named.name;
}
