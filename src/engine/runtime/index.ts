export { BROKER_VERSION, EngineRuntime, type RuntimeOptions, type SubmitOptions } from './engine-runtime.js';
export type { ClockSetting, ControlledTime } from './engine-clock.js';
export { Listeners } from './listeners.js';
export { textOf, traceOf, type EngineLog } from './log.js';
export { NotProcessed, type NotProcessedKind } from './not-processed.js';
export { type Consumer, Retention, type RetentionOptions, type RetentionPolicy } from './retention.js';
export type { ResourceText } from './prepare-deployment.js';
