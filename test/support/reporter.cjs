// The only reporter of the test runs: failures in full, slow and failed suites by name, and as the last line `N passed, N failed`.
// jest's default reporter would print its own summary after ours, so it is not used beside this one.
const { relative } = require('node:path');
const { stripVTControlCharacters } = require('node:util');

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
/** jest colours its code frames even for a file. */
const print = (text) => process.stdout.write(`${process.stdout.isTTY ? text : stripVTControlCharacters(text)}\n`);

/** A suite that could not run has no failed test of its own; it counts as one, else a syntax error would look green. */
function countFailures(results) {
  return results.numFailedTests + results.numRuntimeErrorTestSuites;
}

function formatClosingLine(results) {
  const skipped = results.numPendingTests + results.numTodoTests;
  const line = `${results.numPassedTests} passed, ${countFailures(results)} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}

function formatConsole(entries) {
  return entries.map(({ type, message }) => `  console.${type}: ${message}`).join('\n');
}

class Reporter {
  constructor(globalConfig) {
    this.rootDir = globalConfig.rootDir;
    // jest then prints the console itself, as it comes.
    this.hasLiveConsole = Boolean(globalConfig.verbose);
    this.slow = [];
    this.failed = [];
  }

  onTestResult(test, result, results) {
    const name = relative(this.rootDir, test.path);
    const hasFailed = result.numFailingTests > 0 || Boolean(result.testExecError);
    const took = result.perfStats.runtime;
    const counts = result.testExecError ? 'could not run' : `${result.numPassingTests} passed`;
    print(`${hasFailed ? 'FAIL' : 'ok  '} ${name} (${counts}, ${seconds(took)})`);
    if (result.console?.length > 0 && !this.hasLiveConsole) print(formatConsole(result.console));
    if (result.failureMessage) print(`\n${result.failureMessage}`);
    if (results.numTotalTestSuites === 1) this.listTests(result);
    if (hasFailed) this.failed.push(name);
    if (result.perfStats.slow) this.slow.push(`${name} (${seconds(took)})`);
  }

  listTests(result) {
    for (const { status, fullName, duration } of result.testResults)
      print(`  ${status}: ${fullName} (${duration ?? 0} ms)`);
  }

  onRunComplete(_contexts, results) {
    const { snapshot } = results;
    if (snapshot.added > 0) print(`${snapshot.added} snapshots written`);
    if (snapshot.unchecked > 0) print(`${snapshot.unchecked} snapshots obsolete`);
    for (const name of this.slow) print(`slow suite: ${name}`);
    for (const name of this.failed) print(`failed suite: ${name}`);
    if (results.wasInterrupted) print('The run was interrupted.');
    print(formatClosingLine(results));
  }

  getLastError() {
    return undefined;
  }
}

module.exports = Reporter;
