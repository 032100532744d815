import type { ObligationSet } from '../../obligations/definition.js';
import { performedStep } from '../behavior/steps.js';
import type { DataChoice, DataModel, DataState, Node } from '../seam.js';

export interface FreeDataOptions {
  /** Items of a multi-instance activity, by element id; others have 0, 1 or 2. */
  readonly items?: Readonly<Record<string, number>>;
  /** Flows of a gateway, by its id: each list is one way; others take any one flow. */
  readonly flows?: Readonly<Record<string, readonly (readonly string[])[]>>;
  /** Timers that are the clock of a limit, by element id. */
  readonly clocks?: Readonly<Record<string, string>>;
  /** Elements where what comes out is assumed both ways. */
  readonly assumed?: readonly string[];
}

/** Data that knows nothing: every choice is free, outcomes are what their steps allow, guards hold and do not hold. For tests of the search. */
export function freeData(set: ObligationSet, options: FreeDataOptions = {}): DataModel {
  const same = (data: DataState): DataChoice => ({ data, exact: true, assumed: null, choice: null });
  const nothing: DataState = { key: '' };
  const isExact = ({ element }: Node): boolean => !options.assumed?.includes(element.id);
  return {
    initial: () => [same(nothing)],
    onActivate: (_, data) => [same(data)],
    onComplete(node, data) {
      const outcomes = performedStep(node.element, set.steps)?.outcomes ?? [];
      const exact = isExact(node);
      const all: readonly (string | null)[] = outcomes.length > 0 ? outcomes : [null];
      return all.map((outcome) => ({ ...same(data), outcome, choice: outcome, exact }));
    },
    onEvent: (_, data) => [same(data)],
    onTerminate: (_, data) => data,
    onBranch(node, data) {
      const { outgoing } = node.element;
      const ways = options.flows?.[node.element.id] ?? outgoing.map(({ id }) => [id]);
      const exact = isExact(node);
      return ways.map((ids) => {
        const flows = outgoing.filter(({ id }) => ids.includes(id));
        return { ...same(data), flows, exact, choice: ids.join(' '), assumed: exact ? null : BOTH_WAYS };
      });
    },
    guard: (_, data) => [true, false].map((holds) => ({ ...same(data), holds })),
    cardinality(node, data) {
      const items = options.items?.[node.element.id];
      return (items === undefined ? [0, 1, 2] : [items]).map((count) => ({ ...same(data), items: count }));
    },
    mayCompleteEarly: (_, data) => [true, false].map((holds) => ({ ...same(data), holds })),
    clockOf: ({ element }) => options.clocks?.[element.id] ?? null,
    sample: () => ({}),
  };
}

const BOTH_WAYS = { zh: '假定两种情形都可能。', en: 'assumed both ways' };
