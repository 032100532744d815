import type { AttributeDefinition, ClockVariable, ObligationSet } from '../definition.js';
import { attributes, clocks, steps, writers } from './declarations.js';
import { obligation } from './obligation.js';
import { optional, record, required } from './record.js';
import { list, type Shape, text } from './shape.js';

const NO_ATTRIBUTES: ReadonlyMap<string, AttributeDefinition> = new Map();
const NO_CLOCKS: readonly ClockVariable[] = [];
const NO_WRITERS: ReadonlyMap<string, readonly string[]> = new Map();

/** The whole file. */
export const file: Shape<ObligationSet> = record('the obligations of one procedure', {
  procedure: required('bpmnProcessId of the procedure', text),
  version: required('version of this file; a running case remembers the one it was judged by', text),
  steps: required('steps by the value of their tag', steps),
  attributes: optional('attributes of the case that guards read', attributes, NO_ATTRIBUTES),
  clocks: optional('variables that hold the end of a limit', clocks, NO_CLOCKS),
  workers: optional('variables that the worker of a job type may set; a type not listed: any', writers, NO_WRITERS),
  messages: optional('variables that a message may carry; a name not listed: any', writers, NO_WRITERS),
  obligations: required('the rules', list(obligation)),
});
