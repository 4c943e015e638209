// The environment that `npm start` gives each process: every process must be able to read its own.
import { describe, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { readStartConfig } from '../../../bin/start/config';
import { developmentEnvironment } from '../../../bin/start/developmentEnvironment';
import type { RootKeys } from '../../../bin/start/developmentKeys';
import { loadReadConfig } from '../../../bin/subgraphs';
import { readGatewayConfig } from '../../../gateway/config';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../platform/subgraph/module';
import { readReportsConfig } from '../../../subgraphs/reports/config';
import { readUsersConfig } from '../../../subgraphs/users/config';

const keys = Object.fromEntries(SUBGRAPH_NAMES.map((name) => [name, randomBytes(32)])) as unknown as RootKeys;
const read = (env: Record<string, string>) => readStartConfig({ PATH: '/bin', PORT: '4100', ...env }, {});

describe('the environment of a process', () => {
  it.each<[SubgraphName]>(SUBGRAPH_NAMES.map((name) => [name]))('of %s can be read by it', async (name) => {
    const readConfig = await loadReadConfig(name);
    const config = readConfig(developmentEnvironment(name, keys, read({ LAPOR_LIMIT_DEPTH: '9' })));
    expect(config).toMatchObject({ host: '127.0.0.1', rootKey: keys[name], seed: { scale: 'demo' } });
  });

  it('of the gateway carries the limits that were set', () => {
    const env = developmentEnvironment('gateway', keys, read({ LAPOR_LIMIT_DEPTH: '9', HOST: '0.0.0.0' }));
    expect(readGatewayConfig(env)).toMatchObject({ host: '0.0.0.0', port: 4100, limits: { depth: 9 } });
  });

  it('hands what concerns the system’s own jobs to reports, and not to the gateway', () => {
    const own = {
      LAPOR_SYSTEM_JOBS_INTERVAL_MS: '250',
      LAPOR_SYSTEM_JOBS_BATCH: '7',
      LAPOR_CALENDAR_SETTLE_MS: '0',
    };
    const { jobs } = readReportsConfig(developmentEnvironment('reports', keys, read(own)));
    expect(jobs).toEqual({ tickMs: 250, casesPerTick: 7, calendarSettleMs: 0 });
    expect(developmentEnvironment('gateway', keys, read(own))).not.toMatchObject(own);
  });

  it('tells gateway and users of the same issuers for people, by one variable', () => {
    const issuer = 'https://sso.example.go.id';
    const entry = { issuer, audience: 'lapor', kind: 'OPERATOR', algorithms: ['ES256'] };
    const config = read({ LAPOR_PEOPLE_ISSUERS: JSON.stringify([entry]) });
    const gateway = readGatewayConfig(developmentEnvironment('gateway', keys, config));
    const { users } = readUsersConfig(developmentEnvironment('users', keys, config));
    expect(gateway.issuers).toMatchObject([{ isOwn: true }, { issuer, audience: 'lapor', algorithms: ['ES256'] }]);
    expect(users.peopleIssuers).toMatchObject([{ issuer, kind: 'OPERATOR', autoProvision: false }]);
  });
});
