// The comparison of two schemas in words: grouped, by coordinate, with what to do. Called by diffCommand.ts.
import type { SchemaChange, SchemaDiff } from './diffSchemas';

const GENTLY = 'Keep it, add the new one beside it, and deprecate the old one with a reason and a day.';

const ADVICE: Readonly<Record<string, string>> = {
  FIELD_REMOVED: 'Deprecate it first ("Use `x`. Removed after YYYY-MM-DD."); it may go once that day has passed.',
  ARG_REMOVED: 'Deprecate it first ("Use `x`. Removed after YYYY-MM-DD."); it may go once that day has passed.',
  VALUE_REMOVED_FROM_ENUM:
    'Deprecate it first ("Use `x`. Removed after YYYY-MM-DD."); it may go once that day has passed.',
  TYPE_REMOVED: 'It may go when every field and argument that led to it was deprecated and its day has passed.',
  TYPE_REMOVED_FROM_UNION: GENTLY,
  TYPE_CHANGED_KIND: GENTLY,
  IMPLEMENTED_INTERFACE_REMOVED: GENTLY,
  FIELD_CHANGED_KIND: GENTLY,
  ARG_CHANGED_KIND: GENTLY,
  REQUIRED_ARG_ADDED: 'Make it optional or give it a default.',
  REQUIRED_INPUT_FIELD_ADDED: 'Make it optional or give it a default.',
  REQUIRED_DIRECTIVE_ARG_ADDED: 'Make it optional or give it a default.',
  VALUE_ADDED_TO_ENUM: 'Clients that list all values meet one that they do not know: announce it.',
  TYPE_ADDED_TO_UNION: 'Clients without a default branch meet a type that they do not know: announce it.',
  IMPLEMENTED_INTERFACE_ADDED: 'Clients that switch on the type behind the interface meet a new one: announce it.',
  ARG_DEFAULT_VALUE_CHANGE: 'Clients that leave it out get something else: announce it.',
  OPTIONAL_ARG_ADDED: 'Old clients leave it out: that has to mean what it meant before.',
  OPTIONAL_INPUT_FIELD_ADDED: 'Old clients leave it out: that has to mean what it meant before.',
};

const DEFAULT_ADVICE = 'Take it back: nothing tells clients in time.';

export function renderDiff(comparedWith: string, diff: SchemaDiff): string {
  const { refused, announced, accepted, dangerous, safe, deprecationFaults } = diff;
  const worded = safe.filter(({ type }) => type !== 'DESCRIPTION_CHANGED');
  const descriptions = safe.length - worded.length;
  const faults = deprecationFaults.map(({ coordinate, description }) => ({
    ...{ type: 'DEPRECATION', coordinate, description: `${coordinate} ${description}` },
  }));
  const sections = [
    renderSection('BREAKING, not announced', refused, true),
    renderSection('BREAKING, announced and due', announced, false),
    renderSection('BREAKING, accepted with a reason', accepted, true),
    renderSection('DANGEROUS', dangerous, true),
    renderSection('SAFE', worded, false),
    ...(descriptions > 0 ? [`Descriptions changed: ${descriptions}`] : []),
    renderSection('DEPRECATIONS at fault', faults, false),
  ].filter((section) => section !== '');
  const heading = `Schema compared with ${comparedWith}`;
  return [heading, ...(sections.length > 0 ? sections : ['Nothing has changed.'])].join('\n\n');
}

type ReportedChange = SchemaChange & { readonly reason?: string };

function renderSection(title: string, changes: readonly ReportedChange[], hasAdvice: boolean): string {
  if (changes.length === 0) return '';
  const sorted = [...changes].sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
  const lines = sorted.flatMap(({ type, coordinate, description, reason }) => [
    `  ${coordinate}  ${description.startsWith(`${coordinate} `) ? description.slice(coordinate.length + 1) : description}`,
    ...(hasAdvice ? [`    ${reason ?? ADVICE[type] ?? DEFAULT_ADVICE}`] : []),
  ]);
  return [`${title} (${changes.length})`, ...lines].join('\n');
}
