export { type Cycle, type CycleResult, type Occurrence, parseCycle } from './cycle.js';
export { parseFeelInstant, parseInstant } from './instant.js';
export { type Interval, parseInterval, plusInterval } from './interval.js';
