export { forbidden, forbiddenEnd } from './forbidden.js';
export { allForbidden, type OutlookContext, type OutlookRefusal, type StepOutlook } from './outlook.js';
export { record, startMonitor } from './record.js';
export { replay, type Replay } from './replay.js';
export type { CaseFact, MonitorAttempt, MonitorContext, MonitorRefusal, MonitorState } from './state.js';
export { parseMonitor, serialiseMonitor, type StoredMonitor } from './stored.js';
