import { useEffect, useState } from 'react';
import { api, problemOf } from '../api/client';
import type { Finding, ProblemBody } from '../api/types';
import type { ModelerCanvas } from './modeler-canvas';

const PAUSE_MS = 700;

export type Check =
  | { readonly kind: 'checking' }
  | { readonly kind: 'checked'; readonly findings: readonly Finding[] }
  | { readonly kind: 'failed'; readonly problem: ProblemBody };

/** Checks the diagram with the service's own rules after every pause in drawing; only the answer to the latest text counts. */
export function useCheck(procedureId: string, modeler: ModelerCanvas | null, changes: number): Check {
  const [check, setCheck] = useState<Check>({ kind: 'checking' });
  useEffect(() => {
    if (modeler === null) return;
    let current = true;
    const run = async () => {
      setCheck({ kind: 'checking' });
      try {
        const { findings } = await api<{ findings: Finding[] }>('POST', `/procedures/${procedureId}/check`, {
          xml: await modeler.xml(),
          // The browser proves it by itself, see `use-proof`.
          prove: false,
        });
        if (current) setCheck({ kind: 'checked', findings });
      } catch (error) {
        if (current) setCheck({ kind: 'failed', problem: problemOf(error) });
      }
    };
    const timer = window.setTimeout(() => void run(), changes === 0 ? 0 : PAUSE_MS);
    return () => {
      current = false;
      window.clearTimeout(timer);
    };
  }, [procedureId, modeler, changes]);
  return check;
}
