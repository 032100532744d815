export { type Comparison, type GuardTree, type Literal, parseGuard, testsOf } from './parse.js';
export { guardWords } from './words.js';
