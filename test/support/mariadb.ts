// A private MariaDB for the tests: own folder, own socket, a free port on 127.0.0.1. It never touches a running server.
// Used by mariadbSetup.ts for a whole run, and by tests that need a server of their own.
import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';

export interface MariaDb {
  /** `mysql://tester:…@127.0.0.1:<port>`, without a database: each test creates its own. The user may do everything. */
  readonly url: string;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 30_000;
const STOPPED_WITHIN_MS = 10_000;
const USER = 'tester';
/** Not a secret: the server lives for one run, in a private folder, on the loopback address. */
const PASSWORD = 'tester';

/** Absolute path of one of MariaDB's programs, or null: Debian keeps the server outside a normal user's PATH. */
function findProgram(name: string): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin', '/usr/libexec'];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}

function requireProgram(name: string): string {
  const path = findProgram(name);
  if (!path)
    throw new Error(`${name} was not found: install the packages mariadb-server-core and mariadb-client-core.`);
  return path;
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (!address || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}

/** MariaDB refuses to run as root unless told so; anybody else runs it as himself. */
const userOption = (): string => `--user=${userInfo().username}`;

function createDataFolder(folder: string): string {
  const dataFolder = join(folder, 'data');
  const install = requireProgram('mariadb-install-db');
  const options = [
    '--no-defaults',
    `--datadir=${dataFolder}`,
    userOption(),
    '--auth-root-authentication-method=normal',
  ];
  const done = spawnSync(install, [...options, '--skip-test-db', '--skip-name-resolve'], { encoding: 'utf8' });
  if (done.status !== 0) throw new Error(`mariadb-install-db failed:\n${done.stdout}${done.stderr}`);
  return dataFolder;
}

function launch(folder: string, dataFolder: string, port: number): ChildProcess {
  const options = [
    '--no-defaults',
    userOption(),
    `--datadir=${dataFolder}`,
    `--socket=${join(folder, 'socket')}`,
    `--pid-file=${join(folder, 'pid')}`,
    `--log-error=${join(folder, 'log')}`,
    `--tmpdir=${folder}`,
    '--bind-address=127.0.0.1',
    `--port=${port}`,
    '--skip-name-resolve',
    '--skip-log-bin',
    '--performance-schema=OFF',
    '--innodb-buffer-pool-size=256M',
    '--innodb-log-file-size=96M',
    '--innodb-flush-log-at-trx-commit=2',
    '--innodb-doublewrite=OFF',
    '--max-connections=500',
    '--local-infile=ON',
    '--character-set-server=utf8mb4',
    // The stock collation on purpose: a migration that forgets to name its own must fail here, not at an agency.
    '--collation-server=utf8mb4_general_ci',
  ];
  return spawn(requireProgram('mariadbd'), options, { stdio: 'ignore' });
}

async function createUser(socketPath: string): Promise<void> {
  const connection = await createConnection({ socketPath, user: 'root' });
  await connection.query(`CREATE USER '${USER}'@'127.0.0.1' IDENTIFIED BY '${PASSWORD}'`);
  await connection.query(`GRANT ALL PRIVILEGES ON *.* TO '${USER}'@'127.0.0.1' WITH GRANT OPTION`);
  await connection.end();
}

function readLog(folder: string): string {
  const path = join(folder, 'log');
  return existsSync(path) ? readFileSync(path, 'utf8') : '(no log)';
}

async function waitUntilReady(server: ChildProcess, folder: string): Promise<void> {
  const giveUpAt = Date.now() + READY_WITHIN_MS;
  const socketPath = join(folder, 'socket');
  while (server.exitCode === null && Date.now() < giveUpAt) {
    if (existsSync(socketPath)) {
      try {
        return await createUser(socketPath);
      } catch (error) {
        // The socket file appears a moment before the server listens on it.
        if ((error as NodeJS.ErrnoException).code !== 'ECONNREFUSED') throw error;
      }
    }
    await sleep(50);
  }
  throw new Error(`mariadbd did not become ready:\n${readLog(folder)}`);
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  await Promise.race([exited, sleep(STOPPED_WITHIN_MS, undefined, { ref: false })]);
  if (server.exitCode !== null || server.signalCode !== null) return;
  server.kill('SIGKILL');
  await exited;
}

export async function startMariaDb(): Promise<MariaDb> {
  const folder = mkdtempSync(join(tmpdir(), 'lapor-mariadb-'));
  const port = await findFreePort();
  let server: ChildProcess | undefined;
  const endAtExit = (): void => void server?.kill('SIGKILL');
  const stop = async (): Promise<void> => {
    if (server) await stopServer(server);
    process.off('exit', endAtExit);
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    server = launch(folder, createDataFolder(folder), port);
    // An interrupted run ends without teardown; the server must not outlive it.
    process.on('exit', endAtExit);
    await waitUntilReady(server, folder);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `mysql://${USER}:${PASSWORD}@127.0.0.1:${port}`, stop };
}
