// docker/mariadb/accounts.sh on a real server: each account can do what its process needs, in its own database only.
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { createConnection, type Connection } from 'mysql2/promise';
import { loadSubgraph } from '../../../bin/subgraphs';
import { projectPath } from '../../../platform/projectPath';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../platform/subgraph/module';
import { openRuntime } from '../../../platform/subgraph/openRuntime';
import { makeVariables, readCompose } from '../../support/composeFile';
import { imageEnvironment } from '../../support/dockerfile';

const variables = makeVariables();

/** The script as the image's entrypoint reads it, with a `docker_process_sql` that shows what it was given. */
function runScript(environment: Record<string, string>) {
  const script = `set -Eeo pipefail; docker_process_sql() { cat; }; . '${projectPath('docker', 'mariadb', 'accounts.sh')}'`;
  return spawnSync('bash', ['-c', script], { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } });
}

describe('the script of the accounts', () => {
  it.each(['', 'short', `${'x'.repeat(40)}'; DROP DATABASE mysql; --`])('refuses the password "%s"', (password) => {
    const { status, stderr, stdout } = runScript({ ...variables, USERS_DATABASE_PASSWORD: password });
    expect(status).toBe(1);
    expect(stderr).toContain('USERS_DATABASE_PASSWORD: wants at least 32');
    expect(stdout).not.toContain('lapor_users');
  });

  it('makes four databases and four accounts, and grants nothing on everything', () => {
    const { status, stdout } = runScript(variables);
    expect(status).toBe(0);
    for (const statement of ['CREATE DATABASE', 'CREATE USER', 'GRANT']) {
      expect(stdout.split('\n').filter((line) => line.startsWith(statement))).toHaveLength(4);
    }
    expect(stdout).not.toMatch(/\*\.\*|ALL PRIVILEGES|GRANT OPTION/);
  });
});

const server = process.env.TEST_DATABASE_URL;

if (server) {
  describe('an account of the database', () => {
    let administrator: Connection;

    beforeAll(async () => {
      administrator = await createConnection({ uri: server, multipleStatements: true });
      await administrator.query(runScript(variables).stdout);
      await administrator.query('CREATE DATABASE laporXreports');
    });

    afterAll(async () => {
      await administrator.query('DROP DATABASE IF EXISTS laporXreports');
      for (const name of SUBGRAPH_NAMES) {
        await administrator.query(`DROP DATABASE IF EXISTS lapor_${name}; DROP USER IF EXISTS 'lapor_${name}'@'%'`);
      }
      await administrator.end();
    });

    /** As in compose.yaml, at the address of the test's server. */
    function environmentOf(name: SubgraphName): Record<string, string> {
      const { environment = {} } = readCompose(variables).services[name] ?? {};
      const key = `${name.toUpperCase()}_DATABASE_URL`;
      const url = (environment[key] as string).replace('mariadb:3306', new URL(server as string).host);
      return { ...imageEnvironment(), ...environment, [key]: url, LAPOR_LOG_LEVEL: 'silent' };
    }

    it.each(SUBGRAPH_NAMES)('of %s opens and migrates its own database', async (name) => {
      const { module, readConfig } = await loadSubgraph(name);
      const runtime = await openRuntime(module, readConfig(environmentOf(name)));
      try {
        const [row] = (await runtime.db.reader.query('SELECT COUNT(*) AS done FROM migration')) as [{ done: number }];
        expect(Number(row.done)).toBe(module.migrations.length);
      } finally {
        await runtime.close();
      }
    });

    it.each(SUBGRAPH_NAMES)('of %s sees and touches no other database', async (name) => {
      const connection = await createConnection(environmentOf(name)[`${name.toUpperCase()}_DATABASE_URL`] as string);
      const codeOf = (sql: string): Promise<string> =>
        connection.query(sql).then(
          () => 'done',
          (error: { code: string }) => error.code,
        );
      try {
        const [rows] = await connection.query('SHOW DATABASES');
        const seen = (rows as { Database: string }[]).map((row) => row.Database).sort();
        expect(seen).toEqual(['information_schema', `lapor_${name}`]);
        for (const other of ['laporXreports', 'mysql', ...SUBGRAPH_NAMES.map((peer) => `lapor_${peer}`)]) {
          const expected = other === `lapor_${name}` ? 'done' : 'ER_TABLEACCESS_DENIED_ERROR';
          expect([other, await codeOf(`CREATE TABLE \`${other}\`.probe (id INT)`)]).toEqual([other, expected]);
        }
        expect(await codeOf('DROP TABLE probe')).toBe('done');
        expect(await codeOf('CREATE DATABASE lapor_more')).toBe('ER_DBACCESS_DENIED_ERROR');
        expect(await codeOf(`CREATE USER 'more'@'%'`)).toBe('ER_SPECIFIC_ACCESS_DENIED_ERROR');
        expect(await codeOf(`GRANT SELECT ON lapor_${name}.* TO 'lapor_reports'@'%'`)).toBe('ER_DBACCESS_DENIED_ERROR');
      } finally {
        await connection.end();
      }
    });
  });
}
