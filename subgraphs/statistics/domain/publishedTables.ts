// The tables that are published, and no others (`docs/decisions/0010`, `0027`): each a dimension × period, its members such
// that every case stands in exactly one cell of a month. Everything else is for those entitled to exact figures.
import type { StoredDimension, Dimension } from './measures';

export const PUBLISHED_DIMENSIONS = [
  'AGENCY',
  'AREA',
  'CATEGORY',
  'CLASSIFICATION',
  'CHANNEL',
] as const satisfies readonly StoredDimension[];
export type PublishedDimension = (typeof PUBLISHED_DIMENSIONS)[number];

/** Complaints as a whole: of those that need examination (berkadar pengawasan) nothing is published. */
export const PUBLISHED_CLASSIFICATIONS = ['ASPIRATION', 'COMPLAINT', 'INFORMATION_REQUEST'] as const;

export const PUBLISHED_CHANNELS = ['WEBSITE', 'SMS', 'X', 'ANDROID', 'IOS', 'WHATSAPP', 'AGENCY'] as const;

export function isPublished(dimension: Dimension): dimension is PublishedDimension {
  return (PUBLISHED_DIMENSIONS as readonly Dimension[]).includes(dimension);
}
