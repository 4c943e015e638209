// How many deadlines were met, by clock.
import { renderShareBars } from '../charts/shareBars';
import type { Rate, RateName } from '../data/answers';
import type { Html } from '../html';
import type { View } from '../view';

export type OnTimeRates = Readonly<Record<(typeof CLOCKS)[number], Rate>>;

const CLOCKS = ['firstResponseOnTimeRate', 'resolveOnTimeRate'] as const satisfies readonly RateName[];

export function renderOnTime(view: View, rates: OnTimeRates): Html {
  const { text } = view;
  return renderShareBars(view, {
    id: 'on-time-chart',
    title: text.start.onTime,
    description: text.chart.onTimeDescription,
    bars: CLOCKS.map((name) => ({ label: text.measures[name].name, rate: rates[name] })),
  });
}
