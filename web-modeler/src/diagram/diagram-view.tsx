import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import { useEffect, useRef, useState } from 'react';
import { problemOf } from '../api/client';
import type { DiagramToken } from '../api/types';
import { useI18n, type Translate } from '../i18n';
import { dateTime } from '../ui/dates';
import { ErrorState } from '../ui/states';
import './assets';
import type { ElementRegistry } from './elements';
import { translateModule } from './translate-module';
import { ZoomButtons, type Canvas } from './zoom-buttons';

interface Overlays {
  add(elementId: string, overlay: { position: Record<string, number>; html: HTMLElement }): string;
}

interface EventBus {
  on(event: string, listener: (event: { element: { id: string } }) => void): void;
}

interface DiagramViewProps {
  readonly xml: string;
  readonly tokens?: readonly DiagramToken[];
  readonly visited?: Readonly<Record<string, number>>;
  /** An element to point at, such as the step that a refusal names. */
  readonly elementId?: string | null;
  readonly onOpenElement?: (elementId: string) => void;
  /** Called with what the diagram holds once it is drawn. */
  readonly onDrawn?: (registry: ElementRegistry) => void;
}

/** A diagram to look at: pan and zoom, tokens, visited elements. */
export function DiagramView({
  xml,
  tokens = NONE,
  visited = NOTHING,
  elementId = null,
  onOpenElement,
  onDrawn,
}: DiagramViewProps) {
  const { locale, t } = useI18n();
  const container = useRef<HTMLDivElement>(null);
  const [canvas, setCanvas] = useState<Canvas | null>(null);
  const [error, setError] = useState<unknown>(null);
  const open = useRef(onOpenElement);
  const drawn = useRef(onDrawn);
  open.current = onOpenElement;
  drawn.current = onDrawn;
  useEffect(() => {
    if (container.current === null) return;
    const viewer = new NavigatedViewer({
      container: container.current,
      additionalModules: [translateModule(locale)],
      overlays: { defaults: { scale: { min: 0.9 } } },
    });
    let alive = true;
    const show = async () => {
      await viewer.importXML(xml);
      if (!alive) return;
      const drawnCanvas = viewer.get<Canvas>('canvas');
      drawnCanvas.zoom('fit-viewport', 'auto');
      mark(viewer, tokens, visited, elementId, t);
      viewer.get<EventBus>('eventBus').on('element.dblclick', ({ element }) => open.current?.(element.id));
      drawn.current?.(viewer.get<ElementRegistry>('elementRegistry'));
      setCanvas(drawnCanvas);
    };
    show().catch((reason: unknown) => alive && setError(reason));
    return () => {
      alive = false;
      setCanvas(null);
      viewer.destroy();
    };
  }, [xml, tokens, visited, elementId, locale, t]);
  if (error !== null) return <ErrorState error={new Error(problemOf(error).detail.zh)} />;
  return (
    <div className="diagram" role="group" aria-label={t('diagram.label')} data-testid="diagram">
      {canvas !== null && <ZoomButtons canvas={canvas} />}
      <div ref={container} className="bjs-mount" style={{ height: '100%' }} />
    </div>
  );
}

const NONE: readonly DiagramToken[] = [];
const NOTHING: Readonly<Record<string, number>> = {};

function mark(
  viewer: NavigatedViewer,
  tokens: readonly DiagramToken[],
  visited: Readonly<Record<string, number>>,
  elementId: string | null,
  t: Translate,
): void {
  const registry = viewer.get<ElementRegistry>('elementRegistry');
  const canvas = viewer.get<Canvas>('canvas');
  const overlays = viewer.get<Overlays>('overlays');
  const known = (id: string) => registry.get(id) !== undefined;
  for (const [id, count] of Object.entries(visited)) {
    if (!known(id)) continue;
    canvas.addMarker(id, 'visited');
    if (count > 1)
      overlays.add(id, {
        position: { bottom: 0, right: 0 },
        html: badge('visit-badge', `${count}`, t('diagram.visitedTimes', { count })),
      });
  }
  for (const [id, here] of byElement(tokens)) {
    if (!known(id)) continue;
    const incident = here.some((token) => token.incident);
    canvas.addMarker(id, incident ? 'has-incident' : 'has-token');
    const since = t('diagram.since', { at: dateTime(here[0]?.since) });
    overlays.add(id, {
      position: { top: 0, left: 0 },
      html: badge(
        incident ? 'token-badge token-badge-incident' : 'token-badge',
        incident ? `! ${here.length}` : `● ${here.length}`,
        since,
      ),
    });
  }
  if (elementId === null || !known(elementId)) return;
  canvas.addMarker(elementId, 'pointed-at');
  canvas.scrollToElement(elementId);
}

function byElement(tokens: readonly DiagramToken[]): Map<string, DiagramToken[]> {
  const groups = new Map<string, DiagramToken[]>();
  for (const token of tokens) groups.set(token.elementId, [...(groups.get(token.elementId) ?? []), token]);
  return groups;
}

function badge(className: string, text: string, title: string): HTMLElement {
  const element = document.createElement('div');
  element.className = className;
  element.textContent = text;
  element.title = title;
  return element;
}
