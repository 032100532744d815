/** What starts an event: the same words for catch events, boundary events and event sub-processes. */
export type Trigger =
  | { readonly on: 'duration'; readonly value: string }
  | { readonly on: 'clock'; readonly variable: string }
  | { readonly on: 'cycle'; readonly value: string }
  | { readonly on: 'message'; readonly name: string }
  | { readonly on: 'signal'; readonly name: string }
  | { readonly on: 'error'; readonly code: string | null }
  | { readonly on: 'escalation'; readonly code: string | null };

/** A branch that begins with an event. */
export interface Caught {
  readonly n: number;
  readonly trigger: Trigger;
  readonly interrupting: boolean;
  readonly step: string | null;
  readonly then: Block;
}

export interface Around {
  readonly boundaries: readonly Caught[];
  readonly repeated: {
    readonly sequential: boolean;
    readonly collection: string;
    readonly until: string | null;
  } | null;
  readonly ins: readonly (readonly [source: string, target: string])[];
  readonly outs: readonly (readonly [source: string, target: string])[];
}

export type Leaf =
  /** A person's task: tag and form may be of different steps, or missing. */
  | { readonly does: 'user'; readonly step: string | null; readonly form: string | null; readonly group: string }
  | { readonly does: 'service' | 'send'; readonly type: string; readonly step: string | null }
  | { readonly does: 'manual' | 'task' | 'throw'; readonly step: string | null }
  | { readonly does: 'script'; readonly expression: string; readonly result: string; readonly step: string | null }
  | { readonly does: 'rule'; readonly result: string }
  | { readonly does: 'receive'; readonly name: string; readonly step: string | null }
  | { readonly does: 'catch'; readonly trigger: Trigger; readonly step: string | null }
  | { readonly does: 'throwSignal'; readonly name: string }
  | { readonly does: 'throwEscalation'; readonly code: string; readonly step: string | null }
  | { readonly does: 'compensate' };

export type Ending =
  | { readonly ends: 'none' | 'terminate'; readonly step: string | null }
  | { readonly ends: 'error'; readonly code: string }
  | { readonly ends: 'escalation'; readonly code: string }
  | { readonly ends: 'signal'; readonly name: string };

/** A block-structured diagram: each block has one way in and at most one way out. `n` is in the ids of what is drawn of it. */
export type Block = { readonly n: number } & (
  | ({ readonly kind: 'leaf'; readonly leaf: Leaf } & Around)
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'fork';
      readonly gateway: 'parallel' | 'inclusive' | 'exclusive';
      readonly branches: readonly Block[];
      /** One per branch but the first, which is the default; none at parallel forks. */
      readonly conditions: readonly string[];
      readonly join: 'same' | 'exclusive' | 'none';
    }
  | { readonly kind: 'race'; readonly branches: readonly Caught[] }
  /** Back to its beginning while the condition holds. */
  | { readonly kind: 'loop'; readonly body: Block; readonly again: string }
  | ({
      readonly kind: 'sub';
      readonly body: Block;
      readonly events: readonly Caught[];
      readonly step: string | null;
    } & Around)
  | ({ readonly kind: 'call'; readonly body: Block; readonly parents: boolean; readonly children: boolean } & Around)
  | { readonly kind: 'compensated'; readonly leaf: Leaf; readonly handler: Leaf }
  | { readonly kind: 'end'; readonly ending: Ending }
);

export interface Diagram {
  readonly n: number;
  readonly body: Block;
  readonly events: readonly Caught[];
}

export const PLAIN: Around = { boundaries: [], repeated: null, ins: [], outs: [] };
