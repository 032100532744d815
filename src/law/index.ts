export * from './calendar/index.js';
export * from './case-rules/index.js';
export type * from './facts.js';
export { checkStructure, structureRules } from './structure/index.js';
