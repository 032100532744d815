import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { api, problemOf } from '../../api/client';
import type { LocalText } from '../../api/types';
import type { Finding } from '../../../../src/model/finding';
import type { ProofReport } from '../../../../src/law/prover/verdict';
import type { ModelerCanvas } from '../modeler-canvas';
import type { ProofAnswer, Proving } from '../../prover-worker/protocol';
import { ProverClient } from './prover-client';

/** Long enough that a drag or a typed name is one change. */
const PAUSE_MS = 250;

const NOT_LOADED: LocalText = { zh: '无法载入证明程序。', en: 'it could not be loaded.' };

export type Proof =
  /** `hints`: what the structure of the drawing alone already speaks against. */
  | { readonly kind: 'proving'; readonly last: readonly ProofReport[]; readonly hints: readonly Finding[] }
  | {
      readonly kind: 'proved';
      readonly reports: readonly ProofReport[];
      /** From the text to the verdicts. */
      readonly ms: number;
      /** False: repairs are still looked for. */
      readonly complete: boolean;
    }
  | { readonly kind: 'unreadable'; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly message: LocalText };

/** Proves the diagram in the browser after each pause in drawing; `again` starts over after a failure. */
export function useProof(
  procedureId: string,
  modeler: ModelerCanvas | null,
  changes: number,
): { readonly proof: Proof; readonly again: () => void } {
  const [proof, setProof] = useState<Proof>({ kind: 'proving', last: [], hints: [] });
  const [attempt, setAttempt] = useState(0);
  const client = useRef<ProverClient | null>(null);
  const orders = useRef(0);
  const needs = useQuery({
    queryKey: ['procedures', procedureId, 'proving'],
    queryFn: () => api<Proving>('GET', `/procedures/${procedureId}/proving`),
  });
  const { data: proving, error, refetch } = needs;
  useEffect(() => {
    const created = new ProverClient((answer) => setProof((before) => proofOf(answer, before)));
    client.current = created;
    return () => created.close();
  }, []);
  useEffect(() => {
    if (modeler === null || proving === undefined) return;
    let current = true;
    const order = async (): Promise<void> => {
      const xml = await modeler.xml();
      orders.current += 1;
      if (current) client.current?.prove({ order: orders.current, procedureId, xml, proving });
    };
    setProof((before) => ({ kind: 'proving', last: before.kind === 'proved' ? before.reports : [], hints: [] }));
    const timer = window.setTimeout(() => void order(), changes === 0 ? 0 : PAUSE_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [procedureId, modeler, changes, proving, attempt]);
  const again = (): void => {
    setAttempt((count) => count + 1);
    if (error !== null) void refetch();
  };
  return { proof: error === null ? proof : { kind: 'failed', message: problemOf(error).detail }, again };
}

function proofOf(answer: ProofAnswer, before: Proof): Proof {
  switch (answer.kind) {
    case 'hint':
      return before.kind === 'proving' ? { ...before, hints: answer.findings } : before;
    case 'verdicts':
      return { kind: 'proved', reports: answer.reports, ms: answer.ms, complete: false };
    case 'reports':
      return {
        kind: 'proved',
        reports: answer.reports,
        ms: before.kind === 'proved' && !before.complete ? before.ms : answer.ms,
        complete: true,
      };
    case 'unreadable':
      return { kind: 'unreadable', findings: answer.findings };
    case 'failed':
      return {
        kind: 'failed',
        message: answer.message === '' ? NOT_LOADED : { zh: answer.message, en: answer.message },
      };
  }
}
