import type { JsonObject } from '../../../protocol/index.js';
import { text } from './command-fields.js';

/** What a command to the message's side of a subscription wanted, the beginning of its rejection. */
export function expectedOfMessage(verb: string, value: JsonObject): string {
  return `Expected to ${verb} for element with key '${text(value, 'elementInstanceKey')}' and ${messageOf(value)}`;
}

/** What a command to the process instance's side of a subscription wanted. */
export function expectedOfProcess(verb: string, value: JsonObject): string {
  return `Expected to ${verb} with element key '${text(value, 'elementInstanceKey')}' and ${messageOf(value)}`;
}

function messageOf(value: JsonObject): string {
  return `message name '${text(value, 'messageName')}'`;
}
