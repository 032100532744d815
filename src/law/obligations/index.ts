export * from './definition.js';
export { compileObligation } from './automata/index.js';
export { type ObligationsError, obligationsSchema, type ObligationsResult, readObligations } from './language/index.js';
export { type GuardTree, guardWords, parseGuard } from './guard/index.js';
export { factWords, obligationSentence } from './sentence.js';
export * from './monitor/index.js';
