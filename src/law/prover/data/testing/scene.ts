import { compileFeel, type DecisionRequirementsGraph, type ExecutableProcess } from '../../../../model/index.js';
import type { AttributeDefinition, ObligationSet, StepDefinition } from '../../../obligations/definition.js';
import { inline } from '../../behavior/net.js';
import type { Fault } from '../../faults.js';
import type { DataChoice, DataState, Node } from '../../seam.js';
import { obligationSet } from '../../testing/fact-words.js';
import { type AbstractData, createDataModel } from '../index.js';

/** A procedure, what is declared about it, and its data. */
export interface Scene {
  readonly model: AbstractData;
  readonly node: (id: string) => Node;
  /** The only data a case can begin with. */
  readonly start: DataState;
  /** Data after the user task completed with the outcome, by exact choices. */
  readonly complete: (id: string, data: DataState, outcome?: string | null) => DataState;
  /** Ids of the flows that a gateway may take: `a-b`, with `?` where it is only assumed, `-` for an incident. */
  readonly flows: (id: string, data: DataState) => string[];
}

export function scene(
  processes: readonly ExecutableProcess[],
  more: Partial<ObligationSet> = {},
  decisions: readonly DecisionRequirementsGraph[] = [],
  faults: ReadonlySet<Fault> = new Set(),
): Scene {
  const net = inline(processes, processes[0]!.bpmnProcessId);
  const model = createDataModel(net, obligationSet({}, [], more), decisions, faults);
  const node = (id: string): Node => net.byId.get(id)!;
  return {
    model,
    node,
    start: only(model.initial()).data,
    complete: (id, data, outcome = null) =>
      only(model.onComplete(node(id), data, () => false).filter((way) => way.exact && way.outcome === outcome)).data,
    flows: (id, data) => [
      ...new Set(
        model
          .onBranch(node(id), data)
          .map(({ flows, exact }) => `${flows.map((flow) => flow.id).join('+') || '-'}${exact ? '' : '?'}`),
      ),
    ],
  };
}

export function only<C extends DataChoice>(choices: readonly C[]): C {
  if (choices.length !== 1) throw new Error(`expected one choice, found ${choices.map(({ data }) => data.key).join()}`);
  return choices[0]!;
}

export function step(name: string, more: Partial<StepDefinition> = {}): readonly [string, StepDefinition] {
  const title = { zh: name, en: name };
  const definition = { step: name, title, outcomes: [], outcomeVariable: null, outcomeFollows: null, writes: [] };
  return [name, { ...definition, forms: [name], ensures: [], ...more }];
}

export function attribute(name: string, more: Partial<AttributeDefinition>): readonly [string, AttributeDefinition] {
  const title = { zh: name, en: name };
  return [name, { name, title, type: 'boolean', values: [], variable: name, writtenBy: [], decision: null, ...more }];
}

export function feel(text: string) {
  const compiled = compileFeel(text);
  if (!compiled.ok) throw new Error(compiled.message);
  return compiled.expression;
}
