export * from './definition.js';
export { compileObligation } from './automata/index.js';
export { type ObligationsError, obligationsSchema, type ObligationsResult, readObligations } from './language/index.js';
