import type { VariableValue } from '../../../protocol/index.js';
import type { EventApplier } from './event-applier.js';

/** A variable belongs to its scope, which knows its definition. */
export const variableMigrated: EventApplier<VariableValue> = () => undefined;
