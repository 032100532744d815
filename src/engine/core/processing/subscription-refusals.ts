import type { JsonObject } from '../../../protocol/index.js';
import { text } from './command-fields.js';

/** Why a command to a subscription is refused that is not there. */
export function noSubscription(verb: string, value: JsonObject, kind: string): string {
  return `${expectedSubscription(verb, value)}, but no such ${kind} exists`;
}

export function expectedSubscription(verb: string, value: JsonObject): string {
  const elementInstanceKey = text(value, 'elementInstanceKey');
  return `Expected to ${verb} for element with key '${elementInstanceKey}' and message name '${text(value, 'messageName')}'`;
}
