import { existsSync } from 'node:fs';
import { type Consumer, Retention } from './runtime/index.js';
import { EngineStore } from './store/index.js';

/** Who reads the log of a stopped engine, and how far. Throws one line for the operator when the file cannot be had. */
export function consumersOf(dataFile: string): readonly Consumer[] {
  return onStopped(dataFile, (retention) => retention.consumers());
}

/** Records of the stopped engine are no longer kept for the consumer. False: there is none of the name. Throws as `consumersOf`. */
export function removeConsumer(dataFile: string, name: string): boolean {
  return onStopped(dataFile, (retention, store) => {
    const removed = retention.remove(name);
    if (removed) store.commit([]);
    return removed;
  });
}

function onStopped<T>(dataFile: string, work: (retention: Retention, store: EngineStore) => T): T {
  if (!existsSync(dataFile)) throw new Error(`expected the engine's data file '${dataFile}', but there is none`);
  const store = EngineStore.open(dataFile);
  try {
    return work(new Retention(store, { policy: 'all' }), store);
  } finally {
    store.close();
  }
}
