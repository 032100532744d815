/** What starts an event: the same words for catch events, boundary events and event sub-processes. */
export type Trigger =
  | { readonly on: 'timer'; readonly duration: string }
  | { readonly on: 'cycle'; readonly cycle: string }
  | { readonly on: 'message'; readonly name: string }
  | { readonly on: 'signal'; readonly name: string }
  | { readonly on: 'error'; readonly code: string | null }
  | { readonly on: 'escalation'; readonly code: string | null };

export interface Mappings {
  readonly in: readonly (readonly [source: string, target: string])[];
  readonly out: readonly (readonly [source: string, target: string])[];
}

export interface Repeated {
  readonly sequential: boolean;
  readonly collection: string;
  readonly output: boolean;
  readonly until: string | null;
}

/** A branch that begins with an event. */
export interface Caught {
  /** As in `Block`. */
  readonly n: number;
  readonly trigger: Trigger;
  readonly interrupting: boolean;
  readonly then: Block;
}

export type Leaf =
  | { readonly does: 'service' | 'user' | 'send' | 'manual' | 'task' | 'throw' | 'throwMessage' }
  | { readonly does: 'script'; readonly expression: string; readonly result: string }
  | { readonly does: 'receive'; readonly message: string }
  | { readonly does: 'catch'; readonly trigger: Trigger }
  | { readonly does: 'throwSignal'; readonly name: string }
  | { readonly does: 'throwEscalation'; readonly code: string }
  | { readonly does: 'compensate' };

export type Ending =
  | { readonly ends: 'none' | 'terminate' | 'message' | 'compensate' }
  | { readonly ends: 'error'; readonly code: string }
  | { readonly ends: 'escalation'; readonly code: string }
  | { readonly ends: 'signal'; readonly name: string };

/** What boundary events and markers an activity has. */
export interface Around {
  readonly boundaries: readonly Caught[];
  readonly repeated: Repeated | null;
  readonly mappings: Mappings;
}

/**
 * A block-structured process: every block has one way in and at most one way out. `n` is in the ids of what is drawn of it, so
 * that ids stay when other blocks are taken away.
 */
export type Block = { readonly n: number } & (
  | ({ readonly kind: 'leaf'; readonly leaf: Leaf } & Around)
  | { readonly kind: 'sequence'; readonly blocks: readonly Block[] }
  | {
      readonly kind: 'fork';
      readonly gateway: 'parallel' | 'inclusive' | 'exclusive' | 'implicit';
      readonly branches: readonly Block[];
      /** One per branch but the first, which is the default; none at parallel and implicit forks. */
      readonly conditions: readonly string[];
      readonly join: 'same' | 'exclusive' | 'none';
    }
  | { readonly kind: 'race'; readonly branches: readonly Caught[] }
  | { readonly kind: 'loop'; readonly body: Block; readonly times: number }
  | ({ readonly kind: 'sub'; readonly body: Block; readonly events: readonly Caught[] } & Around)
  | ({
      readonly kind: 'call';
      readonly body: Block;
      readonly parents: boolean;
      readonly children: boolean;
    } & Around)
  | { readonly kind: 'compensated'; readonly handler: 'service' | 'script' }
  | { readonly kind: 'end'; readonly ending: Ending }
);

/** A process with event sub-processes beside its flow. */
export interface RandomProcess {
  readonly n: number;
  readonly body: Block;
  readonly events: readonly Caught[];
}

export const NO_MAPPINGS: Mappings = { in: [], out: [] };
export const PLAIN: Around = { boundaries: [], repeated: null, mappings: NO_MAPPINGS };
