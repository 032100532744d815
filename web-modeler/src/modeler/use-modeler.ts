import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { useI18n } from '../i18n';
import { ModelerCanvas } from './modeler-canvas';

interface ModelerState {
  readonly canvasRef: RefObject<HTMLDivElement | null>;
  readonly panelRef: RefObject<HTMLDivElement | null>;
  /** Null until the diagram is drawn. */
  readonly modeler: ModelerCanvas | null;
  readonly error: unknown;
  /** Counts changes since the diagram was opened; 0: none. */
  readonly changes: number;
}

/** Opens `xml` in a modeler. A change of language keeps the drawing and starts a new history of changes. */
export function useModeler(xml: string): ModelerState {
  const { locale } = useI18n();
  const canvasRef = useRef<HTMLDivElement>(null);
  const panelRef = useRef<HTMLDivElement>(null);
  const latest = useRef({ source: xml, text: xml });
  const [modeler, setModeler] = useState<ModelerCanvas | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [changes, setChanges] = useState(0);
  if (latest.current.source !== xml) latest.current = { source: xml, text: xml };
  useEffect(() => {
    if (canvasRef.current === null || panelRef.current === null) return;
    const created = new ModelerCanvas(canvasRef.current, panelRef.current, locale);
    let alive = true;
    created.open(latest.current.text).then(
      () => {
        if (!alive) return;
        setModeler(created);
        created.onChanged(() => {
          setChanges((count) => count + 1);
          void created.xml().then((text) => (latest.current.text = text));
        });
      },
      (reason: unknown) => alive && setError(reason),
    );
    return () => {
      alive = false;
      setModeler(null);
      created.destroy();
    };
  }, [xml, locale]);
  return { canvasRef, panelRef, modeler, error, changes };
}
