export { articleInChinese } from './article.js';
export * from './calendar/index.js';
export * from './case-rules/index.js';
export type * from './facts.js';
export * from './obligations/index.js';
export { checkStructure, structureRules } from './structure/index.js';
