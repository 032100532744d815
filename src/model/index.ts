export type * from './graph.js';
export { joinFires, leftAfterJoin } from './join.js';
export type { Finding, LocalText } from './finding.js';
export * from './feel/index.js';
export * from './timers/index.js';
export { parseProcesses, type ProcessesResult } from './bpmn/parse.js';
export type * from './dmn/graph.js';
export { type DecisionsResult, parseDecisions } from './dmn/parse.js';
export {
  type DecisionResult,
  type EvaluatedDecision,
  type EvaluatedInput,
  type EvaluatedOutput,
  evaluateDecision,
  type MatchedRule,
} from './dmn/evaluate.js';
