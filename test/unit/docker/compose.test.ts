// docker/compose.yaml, checked by what runs without an engine: the real configurations read the environment of each service.
import { describe, expect, it } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { loadReadConfig } from '../../../bin/subgraphs';
import { readGatewayConfig } from '../../../gateway/config';
import { ConfigError } from '../../../platform/config';
import { peerKey } from '../../../platform/crypto';
import { projectPath } from '../../../platform/projectPath';
import { SUBGRAPH_NAMES, type SubgraphConfig, type SubgraphName } from '../../../platform/subgraph/module';
import { readReportsConfig } from '../../../subgraphs/reports/config';
import { makeVariables, readCompose, type ComposeService } from '../../support/composeFile';
import { imageEnvironment } from '../../support/dockerfile';

const variables = makeVariables();
const { services, networks, required } = readCompose(variables);
const PROCESSES = ['gateway', ...SUBGRAPH_NAMES];
const serviceOf = (name: string): ComposeService => services[name] as ComposeService;
/** What the process in the container sees. */
const environmentOf = (name: string): Record<string, string> => ({
  ...imageEnvironment(),
  ...serviceOf(name).environment,
});

async function readSubgraph(name: SubgraphName): Promise<SubgraphConfig> {
  return (await loadReadConfig(name))(environmentOf(name));
}

describe('the variables of the compose file', () => {
  it('are exactly those that `lapor keys env` prints, as far as they have to be given', () => {
    const { LAPOR_SEED: _default, ...printed } = variables;
    expect([...required].sort()).toEqual(Object.keys(printed).sort());
  });

  it('stop the start when one is missing', () => {
    for (const name of required) {
      const { [name]: _left, ...rest } = variables;
      expect(() => readCompose(rest)).toThrow(name);
    }
  });

  it('are new secrets at each call', () => {
    const again = makeVariables();
    const secrets = Object.keys(variables).filter((name) => /KEY|PASSWORD/.test(name));
    expect(secrets).toHaveLength(4 + 5 + 1 + 9);
    expect(new Set([...secrets.map((name) => variables[name]), ...secrets.map((name) => again[name])]).size).toBe(38);
  });
});

describe('a process of the compose file', () => {
  it.each(PROCESSES)('%s accepts its environment, and every variable in it is one that it reads', async (name) => {
    const readConfig = name === 'gateway' ? readGatewayConfig : await loadReadConfig(name as SubgraphName);
    const env = environmentOf(name);
    expect(() => readConfig(env)).not.toThrow();
    // A variable that is read refuses nonsense, or shows in what was read; one of our prefix that is not known refuses the start.
    const plain = Object.keys(serviceOf(name).environment).filter((variable) => !variable.startsWith('LAPOR_'));
    const known =
      name === 'gateway' ? ['HOST', 'PORT', 'TRUST_PROXY'] : ['HOST', 'PORT', `${name.toUpperCase()}_DATABASE_URL`];
    expect(plain.sort()).toEqual(known.sort());
    expect(() => readConfig({ ...env, LAPOR_NO_SUCH_VARIABLE: 'x' })).toThrow(ConfigError);
  });

  it('signs the case log with a key of its own where one is given, and knows the older ones', async () => {
    const given = {
      LAPOR_CASE_LOG_KEY: 'A'.repeat(43),
      LAPOR_CASE_LOG_OLD_KEYS: `${'B'.repeat(42)}A,${'C'.repeat(42)}A`,
    };
    const { environment } = readCompose({ ...variables, ...given }).services.reports as ComposeService;
    const { caseLog } = readReportsConfig({ ...imageEnvironment(), ...environment });
    expect([caseLog.seed.toString('base64url'), caseLog.oldKeys.length]).toEqual([given.LAPOR_CASE_LOG_KEY, 2]);
    expect(readReportsConfig(environmentOf('reports')).caseLog.oldKeys).toEqual([]);
  });

  it('has nobody else’s root key or database', () => {
    for (const name of PROCESSES) {
      const own = Object.values(serviceOf(name).environment).join('\n');
      for (const other of SUBGRAPH_NAMES.filter((other) => other !== name)) {
        expect(own).not.toContain(variables[`${other.toUpperCase()}_ROOT_KEY`]);
        expect(own).not.toContain(variables[`${other.toUpperCase()}_DATABASE_PASSWORD`]);
      }
      expect(own).not.toContain(variables.MARIADB_ROOT_PASSWORD);
    }
  });

  it('calls the others where they listen, with the key that they expect', async () => {
    const configs = Object.fromEntries(
      await Promise.all(SUBGRAPH_NAMES.map(async (name) => [name, await readSubgraph(name)] as const)),
    ) as Record<SubgraphName, SubgraphConfig>;
    const calls = SUBGRAPH_NAMES.flatMap((caller) =>
      Object.entries(configs[caller].peers).map(([callee, peer]) => ({ caller: caller as string, callee, peer })),
    );
    for (const [callee, peer] of Object.entries(readGatewayConfig(environmentOf('gateway')).subgraphs)) {
      calls.push({ caller: 'gateway', callee, peer });
    }
    expect(calls).toHaveLength(9);
    for (const { caller, callee, peer } of calls) {
      const target = configs[callee as SubgraphName];
      expect(peer.url).toBe(`http://${callee}:${target.port}`);
      expect(peer.key).toEqual(peerKey(target.rootKey, caller));
      const shared = serviceOf(caller).networks.filter((network: string) =>
        serviceOf(callee).networks.includes(network),
      );
      expect(shared).toContain('mesh');
      if (caller !== 'gateway') expect(serviceOf(caller).depends_on).toHaveProperty(callee);
    }
  });

  it('uses a database of its own under an account of its own, and listens for other containers', async () => {
    for (const name of SUBGRAPH_NAMES) {
      const { databaseUrl, host } = await readSubgraph(name);
      const password = variables[`${name.toUpperCase()}_DATABASE_PASSWORD`];
      expect(databaseUrl).toBe(`mysql://lapor_${name}:${password}@mariadb:3306/lapor_${name}`);
      expect(host).toBe('0.0.0.0');
    }
    const { issuers, host } = readGatewayConfig(environmentOf('gateway'));
    expect([host, issuers[0]?.issuer]).toEqual(['0.0.0.0', 'https://lapor.example.go.id']);
  });

  it('is started by a command that exists', () => {
    expect(serviceOf('gateway').command).toEqual(['gateway']);
    for (const name of SUBGRAPH_NAMES) expect(serviceOf(name).command).toEqual(['subgraph', name]);
  });
});

describe('the containers', () => {
  const all = Object.entries(services);

  it('are the database, the four subgraphs and the gateway', () => {
    expect(Object.keys(services).sort()).toEqual(['mariadb', ...PROCESSES].sort());
  });

  it.each(all)('%s can do as little as possible', (_name, service) => {
    expect(service).toMatchObject({
      ...{ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'], restart: 'unless-stopped' },
      deploy: {
        resources: { limits: { cpus: expect.any(String), memory: expect.any(String), pids: expect.any(Number) } },
      },
    });
    expect(service.privileged ?? service.cap_add ?? service.network_mode ?? service.pid).toBeUndefined();
    expect(service.user ?? 'image').not.toMatch(/^(0|root)/);
  });

  it('are reached from outside at one place only: the gateway, from this machine', () => {
    for (const [name, { ports }] of all)
      expect(ports).toEqual(name === 'gateway' ? ['127.0.0.1:4000:4000'] : undefined);
    const open = Object.keys(networks).filter((network) => networks[network]?.internal !== true);
    expect(open).toEqual(['edge']);
    expect(all.filter(([, service]) => service.networks.includes('edge')).map(([name]) => name)).toEqual(['gateway']);
    expect(serviceOf('gateway').networks).not.toContain('database');
  });

  it('start after those that they need are healthy, without a circle', () => {
    const started = new Set<string>();
    for (let round = 0; round < all.length; round += 1) {
      for (const [name, { depends_on: needs = {} }] of all) {
        if (Object.keys(needs).every((need) => started.has(need))) started.add(name);
        for (const need of Object.values(needs)) expect(need).toEqual({ condition: 'service_healthy' });
      }
    }
    expect(started.size).toBe(all.length);
    for (const [, { healthcheck }] of all) expect(healthcheck.test[0]).toBe('CMD');
  });

  it('take versions of images, never whatever is newest', () => {
    for (const [, { image }] of all) expect(image).toMatch(/^(mariadb:\d+\.\d+\.\d+|sp4n-lapor:local)$/);
  });

  it('mount files that exist, read-only; the database’s script is read, not run', () => {
    for (const [name, { volumes = [] }] of all) {
      for (const volume of volumes as string[]) {
        const [from = '', , mode] = volume.split(':');
        if (!from.startsWith('.')) continue;
        expect(`${name} ${mode}`).toBe(`${name} ro`);
        // Secrets are made by whoever installs.
        expect(from.startsWith('./secrets/') || existsSync(projectPath('docker', from))).toBe(true);
      }
    }
    expect(statSync(projectPath('docker', 'mariadb', 'accounts.sh')).mode & 0o111).toBe(0);
  });
});
