// All faults of one input at once, each with its code and field.
import { expect, it } from '@jest/globals';
import { Refusal } from '../../../../platform/errors';
import { InputFaults } from '../../../../subgraphs/reports/app/inputFaults';

function faultsOf(work: (faults: InputFaults) => void): string[] {
  const faults = new InputFaults();
  work(faults);
  try {
    faults.throwIfAny();
    return [];
  } catch (error) {
    return (error as Refusal).userErrors.map(({ code, field }) => `${code} ${field?.join('/')}`);
  }
}

it('are collected in the order in which they are found, with their path', () => {
  const found = faultsOf((faults) => {
    faults.text('', 'title', 5);
    faults.text('abcdef', 'place.name', 5);
    faults.check(true, 'INVALID_INPUT', 'never');
    faults.check(false, 'FORBIDDEN', 'channel');
    faults.text('\u0000', 'body', 5);
  });
  expect(found).toEqual(['REQUIRED title', 'TOO_LONG place/name', 'FORBIDDEN channel', 'INVALID_INPUT body']);
});

it('are none where all is well, and the text is NFC but else untouched', () => {
  const faults = new InputFaults();
  expect(faults.text(' e\u0301\u200B ', 'title', 5)).toBe(' \u00E9\u200B ');
  expect(faults.text('🚧'.repeat(5), 'title', 5)).toBe('🚧'.repeat(5));
  expect(() => faults.throwIfAny()).not.toThrow();
});

it.each([undefined, null, '', ' ', '\u200B'])('an optional text %j is none', (value) => {
  const faults = new InputFaults();
  expect(faults.optionalText(value, 'place', 5)).toBeNull();
  expect(() => faults.throwIfAny()).not.toThrow();
});

it('an optional text is checked where it is given', () => {
  expect(faultsOf((faults) => faults.optionalText('abcdef', 'place', 5))).toEqual(['TOO_LONG place']);
  expect(faultsOf((faults) => faults.optionalText('\uD83D', 'place', 5))).toEqual(['INVALID_INPUT place']);
});
