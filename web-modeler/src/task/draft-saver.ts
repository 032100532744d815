import { useCallback, useEffect, useRef, useState } from 'react';
import { api } from '../api/client';
import type { Values } from '../api/types';

const PAUSE_MS = 900;

export type SaveState =
  | { readonly kind: 'clean' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: Date }
  | { readonly kind: 'failed' };

export interface DraftSaver {
  readonly state: SaveState;
  readonly change: (values: Values) => void;
  /** Drops what has not been sent: the values are being submitted themselves. */
  readonly stop: () => void;
}

/** Saves a task's draft after a pause in typing, and what is left when the page is left. A failed save is tried again with the next change. */
export function useDraftSaver(taskKey: string): DraftSaver {
  const [state, setState] = useState<SaveState>({ kind: 'clean' });
  const pending = useRef<Values | null>(null);
  const timer = useRef(0);
  const flush = useCallback(async () => {
    const values = pending.current;
    if (values === null) return;
    pending.current = null;
    setState({ kind: 'saving' });
    try {
      await api('PUT', `/tasks/${taskKey}/draft`, { values });
      setState({ kind: 'saved', at: new Date() });
    } catch {
      setState({ kind: 'failed' });
    }
  }, [taskKey]);
  const change = useCallback(
    (values: Values) => {
      pending.current = values;
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void flush(), PAUSE_MS);
    },
    [flush],
  );
  const stop = useCallback(() => {
    window.clearTimeout(timer.current);
    pending.current = null;
  }, []);
  useEffect(
    () => () => {
      window.clearTimeout(timer.current);
      void flush();
    },
    [flush],
  );
  return { state, change, stop };
}
