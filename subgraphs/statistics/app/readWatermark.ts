// A text that changes whenever a figure may have: what a cache of figures compares. It tells nothing of how much has changed.
import { hmac } from '../../../platform/crypto';
import { readCursors } from '../store/projection.store';
import { today } from './coverage';
import type { StatisticsContext } from './services';

/** Figures change with an event, and with the day: clocks fall due, months close. */
export async function readWatermark(ctx: StatisticsContext): Promise<string> {
  const cursors = await readCursors(ctx.db.reader);
  const facts = [today(ctx), ...cursors.map(({ source, seq }) => `${source} ${seq}`)].join('\n');
  return hmac(ctx.services.watermarkKey, facts).toString('base64url').slice(0, 22);
}
