import type { Engine, EngineOptions } from './interface.js';
import type { KeyValueStore } from './state/key-value-store.js';

export type * from './interface.js';

export function createEngine(_store: KeyValueStore, _options: EngineOptions): Engine {
  throw new Error('the centre follows');
}
