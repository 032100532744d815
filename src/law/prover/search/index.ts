export type * from './result.js';
export { findViolation, search } from './search.js';
export type { ProverData } from './reading.js';
