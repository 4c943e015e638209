// How many deadlines were met, by clock.
import { renderShareBars } from '../charts/shareBars';
import type { Rate } from '../data/answers';
import type { Html } from '../html';
import type { View } from '../view';

export type OnTimeRates = Readonly<Record<'firstResponseOnTimeRate' | 'resolveOnTimeRate', Rate>> & {
  /** Of reports; institutions are given them afterwards. */
  readonly verifyOnTimeRate?: Rate;
};

const CLOCKS = ['verifyOnTimeRate', 'firstResponseOnTimeRate', 'resolveOnTimeRate'] as const;

export function renderOnTime(view: View, rates: OnTimeRates): Html {
  const { text } = view;
  return renderShareBars(view, {
    id: 'on-time-chart',
    title: text.start.onTime,
    description: text.chart.onTimeDescription,
    bars: CLOCKS.flatMap((name) => {
      const rate = rates[name];
      return rate === undefined ? [] : [{ label: text.measures[name].name, rate }];
    }),
  });
}
