export * from './json.js';
export * from './keys.js';
export * from './record-json.js';
export type * from './records.js';
export { INTENTS } from './records.js';
export * from './clock.js';
export * from './unreachable.js';
