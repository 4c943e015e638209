// Two templates of responses for every connected institution, so that whoever looks for them finds some. Called by seedReports.ts.
import type { Database } from '../../../platform/db/database';
import { bulkInsert } from '../../../platform/db/bulkInsert';
import { loadConnectedAgencies } from '../../../schema/reference/agencies';
import { seedIdAt } from '../../../schema/reference/ids';
import type { SeedWorld } from './seedWorld';

const TEMPLATES = [
  {
    name: 'Laporan diterima',
    body: 'Terima kasih atas laporan Anda nomor {{trackingId}} yang kami terima pada {{receivedOn}}. Laporan sedang kami periksa dan akan kami tanggapi paling lambat {{dueOn}}.',
  },
  {
    name: 'Sudah ditindaklanjuti',
    body: 'Yth. Bapak/Ibu pelapor, laporan "{{title}}" (nomor {{trackingId}}) telah kami tindak lanjuti: …',
  },
] as const;

export async function writeTemplates(database: Database, { endMs }: Pick<SeedWorld, 'endMs'>): Promise<void> {
  const rows = loadConnectedAgencies().flatMap(({ id, code }) =>
    TEMPLATES.map(({ name, body }, n) => [seedIdAt('response-template', `${code}/${n}`, endMs), id, name, body, endMs]),
  );
  const columns = ['id', 'agency_id', 'name', 'body', 'updated_at'];
  await database.write((tx) => bulkInsert(tx, { table: 'response_template', columns, rows }));
}
