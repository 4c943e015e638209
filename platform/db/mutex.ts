// One at a time, in order of arrival. Guards the embedded engine's single writing connection.

export type RunExclusive = <T>(work: () => Promise<T>) => Promise<T>;

export function createMutex(): RunExclusive {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const run = tail.then(work, work);
    tail = run.catch(() => undefined);
    return run;
  };
}
