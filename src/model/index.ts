export type * from './graph.js';
export type { Finding, LocalText } from './finding.js';
export * from './feel/index.js';
export { parseProcesses, type ProcessesResult } from './bpmn/parse.js';
