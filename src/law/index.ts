export * from './calendar/index.js';
export * from './obligations/index.js';
export type * from './facts.js';
