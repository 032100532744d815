import type { ObligationSet } from '../definition.js';

/**
 * The version of the set and a checksum of what a monitor's state rests on, so that a file that was changed without a new
 * version does not go on with the states of the old one. Titles, messages and guards may change freely.
 */
export function fingerprint(set: ObligationSet): string {
  const rules = set.obligations.map(({ id, checks, form }) => [id, checks.includes('R'), form]);
  const follows = [...set.steps.values()].map(({ step, outcomeFollows }) => [step, outcomeFollows]);
  return `${set.version}#${checksum(JSON.stringify([rules, follows, [...set.attributes.keys()]]))}`;
}

/** FNV-1a of 32 bits: against slips, not against forgery. */
function checksum(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
