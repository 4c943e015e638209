// The mutations of templates of responses (templat tanggapan), with their inputs and payloads.
import { Arg, Ctx, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Resolver, Root } from 'type-graphql';
import { Refusal, type UserErrorData } from '../../../../platform/errors';
import { UserError } from '../../../../platform/graphql/userError.type';
import type { ReportsContext } from '../../app/context';
import { removeResponseTemplate } from '../../app/removeResponseTemplate';
import { loadTemplate } from '../../app/responseTemplates';
import { MAX_TEMPLATES, saveResponseTemplate, type SavedTemplate } from '../../app/saveResponseTemplate';
import { KNOWN_PLACEHOLDERS, MAX_PLACEHOLDERS } from '../../domain/responseTemplate';
import { ResponseTemplate } from '../responseTemplate.type';
import { KEY_DESCRIPTION } from './change.input';

@InputType({ description: 'A template (templat tanggapan): a new one, or a new name and text of one.' })
class SaveResponseTemplateInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Id of a template of your institution, to change it; else `NOT_FOUND`. Without it, a new one.',
  })
  templateId?: string | null;

  @Field(() => String, {
    description:
      'Its name (nama templat), 1 to 100 characters. One that your institution uses already is `INVALID_INPUT`.',
  })
  name!: string;

  @Field(() => String, {
    description:
      `Its text (isi), 1 to 20,000 characters. Placeholders (isian): ${KNOWN_PLACEHOLDERS}, at most ${MAX_PLACEHOLDERS} ` +
      'in all; dates are those of your institution’s zone, such as `1 September 2026`. Another placeholder is `INVALID_INPUT`. ' +
      'Example: `Laporan {{trackingId}} kami terima pada {{receivedOn}}.`',
  })
  body!: string;
}

@InputType({ description: 'A template that is not wanted any more (templat yang dihapus).' })
class RemoveResponseTemplateInput {
  @Field(() => String, { description: KEY_DESCRIPTION })
  idempotencyKey!: string;

  @Field(() => ID, { description: 'Id of a template (templat) of your institution; else `NOT_FOUND`.' })
  templateId!: string;
}

@ObjectType()
abstract class TemplatePayload {
  templateId!: string | null;

  @Field(() => [UserError], { description: 'Why nothing changed; empty when it did.' })
  userErrors!: readonly UserErrorData[];
}

@ObjectType({ description: 'The template, or why it was not kept.' })
class SaveResponseTemplatePayload extends TemplatePayload {}

@ObjectType({ description: 'That the template was removed, or why not.' })
class RemoveResponseTemplatePayload extends TemplatePayload {
  @Field(() => ID, { nullable: true, description: 'Id of the template that was removed (templat yang dihapus).' })
  override templateId!: string | null;
}

@Resolver(() => SaveResponseTemplatePayload)
class SavePayloadResolver {
  @FieldResolver(() => ResponseTemplate, {
    nullable: true,
    description: 'The template (templat) as it is now; null when nothing changed, or when it was removed since.',
  })
  template(@Root() { templateId }: TemplatePayload, @Ctx() ctx: ReportsContext) {
    return loadTemplate(ctx, templateId);
  }
}

@Resolver()
class ResponseTemplateMutations {
  @Mutation(() => SaveResponseTemplatePayload, {
    description:
      `Keeps a text for responses to come (simpan templat tanggapan), or changes one: admins and liaisons for their own ` +
      `institution; others \`FORBIDDEN\`. An institution has at most ${MAX_TEMPLATES}: \`TOO_MANY_ITEMS\`. Of two changes at once ` +
      'the later stays.',
  })
  saveResponseTemplate(
    @Arg('input', () => SaveResponseTemplateInput, { description: 'Name and text.' }) input: SaveResponseTemplateInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<SaveResponseTemplatePayload> {
    return toTemplatePayload(saveResponseTemplate(ctx, input));
  }

  @Mutation(() => RemoveResponseTemplatePayload, {
    description:
      'Removes a template (hapus templat tanggapan): admins and liaisons for their own institution; others `FORBIDDEN`. ' +
      'Responses that were written with it stay as they are.',
  })
  removeResponseTemplate(
    @Arg('input', () => RemoveResponseTemplateInput, { description: 'Which one.' }) input: RemoveResponseTemplateInput,
    @Ctx() ctx: ReportsContext,
  ): Promise<RemoveResponseTemplatePayload> {
    return toTemplatePayload(removeResponseTemplate(ctx, input));
  }
}

async function toTemplatePayload(work: Promise<SavedTemplate>): Promise<TemplatePayload> {
  try {
    return { ...(await work), userErrors: [] };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { templateId: null, userErrors: [...error.userErrors] };
  }
}

export const RESPONSE_TEMPLATE_RESOLVERS = [ResponseTemplateMutations, SavePayloadResolver] as const;
