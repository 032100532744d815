export type * from './interface.js';
export type { KeyValueStore } from './state/key-value-store.js';
export { createEngine } from './engine.js';
export { createDefinitions } from './definitions.js';
export { MemoryStore } from './state/memory-store.js';
