// What the dashboard says, by language. Indonesian leads: its dictionary is the type of the others.
import { ENGLISH } from './en';
import { INDONESIAN } from './id';

export type Language = 'id' | 'en';

export type Texts = typeof INDONESIAN;

export const TEXTS: Readonly<Record<Language, Texts>> = { id: INDONESIAN, en: ENGLISH };
