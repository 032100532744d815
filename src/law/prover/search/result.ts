import type { LocalText } from '../../../model/index.js';
import type { ObligationDefinition, Occurrence } from '../../obligations/definition.js';
import type { Fault } from '../faults.js';
import type { Node } from '../seam.js';
import type { Trace } from '../trace.js';
import type { SoundnessKind, Verdict } from '../verdict.js';

export interface SearchOptions {
  /** Absent: 200,000 states, no limit of time. `ms` needs `now`. */
  readonly budget?: { readonly states: number; readonly ms: number };
  /** Milliseconds of any clock that does not go back; absent: no time is measured. */
  readonly now?: () => number;
  readonly cancelled?: () => boolean;
  readonly faults?: ReadonlySet<Fault>;
}

/** What is known of one obligation. */
export interface ObligationResult {
  readonly obligation: ObligationDefinition;
  readonly verdict: Verdict;
  readonly states: number;
  readonly ms: number;
  /**
   * The shortest run found that breaks it: every choice exact when refuted, some assumed both ways when not proved. Null when
   * proved, when refuted without a run (nothing carries a step, groups overlap), when the budget was used up.
   */
  readonly violation: Trace | null;
  /** The occurrence that breaks it, the last one of `violation`. */
  readonly brokenBy: Occurrence | null;
  /** A run that exercises it and keeps it; null: none was found. */
  readonly witness: Trace | null;
  readonly assumptions: readonly LocalText[];
  /** Why it is not proved, or refuted without a run; else empty. */
  readonly reasons: readonly LocalText[];
}

export interface SoundnessResult {
  readonly kind: SoundnessKind;
  readonly verdict: Exclude<Verdict, 'proved'>;
  readonly nodes: readonly Node[];
  readonly message: LocalText;
  /** A run that leads there; empty where none is needed to see it. */
  readonly trace: Trace;
}

export interface SearchResult {
  /** Every obligation of the set that is checked on the diagram (S), in its order. */
  readonly obligations: readonly ObligationResult[];
  /** Empty: sound. */
  readonly soundness: readonly SoundnessResult[];
  /** States of all searches together. */
  readonly states: number;
  readonly ms: number;
}
