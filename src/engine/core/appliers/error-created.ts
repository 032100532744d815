import type { ErrorValue } from '../values.js';
import type { EventApplier } from './event-applier.js';

/** The process instance of the command that failed, if it had one, is banned. */
export const errorCreated: EventApplier<ErrorValue> = ({ banned }, _key, { processInstanceKey }) => {
  if (processInstanceKey !== '-1') banned.add(processInstanceKey);
};
