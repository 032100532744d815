import type { Finding } from '../../../src/model/finding';
import type { ProofReport } from '../../../src/law/prover/verdict';

/** What a proof needs beside the diagram; `GET /procedures/:id/proving`. */
export interface Proving {
  /** The file of obligations; null: nobody has written down what binds the procedure. */
  readonly obligations: string | null;
  readonly others: readonly {
    readonly procedureId: string;
    readonly xml: string;
    readonly obligations: string | null;
  }[];
  readonly decisions: readonly { readonly id: string; readonly xml: string }[];
  /** The day whose obligations bind, 'YYYY-MM-DD'. */
  readonly on: string;
}

export interface ProofOrder {
  /** Grows with each order; answers name the order they belong to. */
  readonly order: number;
  readonly procedureId: string;
  readonly xml: string;
  readonly proving: Proving;
}

export type ProofAnswer = { readonly order: number } &
  /** What the structure alone gives away at once, before anything is searched: a hint, no verdict. */
  (
    | { readonly kind: 'hint'; readonly findings: readonly Finding[] }
    /** The verdicts, before counterexamples are made small and repairs looked for. */
    | { readonly kind: 'verdicts'; readonly reports: readonly ProofReport[]; readonly ms: number }
    /** The last answer of an order that went well. */
    | { readonly kind: 'reports'; readonly reports: readonly ProofReport[]; readonly ms: number }
    /** The diagram cannot be executed, so there is nothing to prove. */
    | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }
    | { readonly kind: 'failed'; readonly message: string }
  );
