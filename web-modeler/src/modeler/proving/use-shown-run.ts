import { useEffect, useState } from 'react';
import type { ModelerCanvas } from '../modeler-canvas';
import type { ShownRun } from './counterexample-card';

/** The run that is marked on the drawing; after a change of the drawing it is none. */
export function useShownRun(modeler: ModelerCanvas | null, changes: number): ShownRun {
  const [key, setKey] = useState<string | null>(null);
  useEffect(() => {
    modeler?.showRun([], []);
    setKey(null);
  }, [modeler, changes]);
  return {
    key,
    toggle: (next, path, decisions) => {
      const marked = next !== key;
      modeler?.showRun(marked ? path : [], marked ? decisions : []);
      setKey(marked ? next : null);
    },
    apply: (edits) => modeler?.apply(edits),
  };
}
