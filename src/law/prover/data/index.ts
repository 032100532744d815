import type { DecisionRequirementsGraph } from '../../../model/index.js';
import type { ObligationSet } from '../../obligations/definition.js';
import { type Fault, NO_FAULTS } from '../faults.js';
import type { Node } from '../seam.js';
import { Dictionary } from './dictionary.js';
import { Keeping } from './keeping.js';
import { AbstractData } from './model.js';
import { NodePrograms } from './node-programs.js';
import { Origins } from './origins.js';
import { Scopes } from './scopes.js';
import type { Words } from './words.js';

export { AbstractData, type LoopCounts } from './model.js';
export { performedStep } from './performed-step.js';

/** The data of a procedure, abstracted as far as conditions, guards and outcomes can tell values apart. */
export function createDataModel(
  { nodes }: { readonly nodes: readonly Node[] },
  obligations: ObligationSet,
  decisions: readonly DecisionRequirementsGraph[],
  faults: ReadonlySet<Fault> = NO_FAULTS,
): AbstractData {
  const scopes = new Scopes(nodes, faults);
  const dictionary = new Dictionary(nodes, obligations, decisions, faults, scopes);
  const words: Words = { nodes, obligations, dictionary, scopes, origins: new Origins(dictionary), faults };
  const programs = new NodePrograms(words);
  return new AbstractData(words, programs, new Keeping(words, programs, obligations.obligations));
}
