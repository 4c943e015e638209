// Inputs of the mutations by which an institution shares its work out.
import { Field, ID, InputType } from 'type-graphql';
import { ChangeReportInput } from './change.input';

export const OPERATOR_DESCRIPTION =
  'The person (petugas): an active admin or liaison of the institution; see `Query.operators`. Null: nobody.';

@InputType({ description: 'Giving a case to a person of the institution (penugasan kepada petugas).' })
export class AssignToOperatorInput extends ChangeReportInput {
  @Field(() => ID, { nullable: true, description: OPERATOR_DESCRIPTION })
  operatorId?: string | null;
}
