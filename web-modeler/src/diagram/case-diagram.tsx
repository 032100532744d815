import { Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { useCaseDiagram } from '../api/queries';
import type { CaseDiagram } from '../api/types';
import { useI18n } from '../i18n';
import { Loaded } from '../ui/states';
import { DiagramView } from './diagram-view';
import { ElementTable } from './element-table';
import { elementRows, type ElementRow } from './elements';

interface CaseDiagramProps {
  readonly caseId: string;
  readonly elementId?: string | null;
  readonly large?: boolean;
}

/** Where a case is: its procedure with tokens and visited steps, called procedures beside it, the same as a table. */
export default function CaseDiagramView({ caseId, elementId = null, large = false }: CaseDiagramProps) {
  const diagram = useCaseDiagram(caseId);
  return (
    <Loaded query={diagram} rows={10}>
      {(loaded) => <Diagrams root={loaded} elementId={elementId} large={large} />}
    </Loaded>
  );
}

function Diagrams({ root, elementId, large }: { root: CaseDiagram; elementId: string | null; large: boolean }) {
  const { t, locale } = useI18n();
  const all = useMemo(() => flatten(root), [root]);
  const [index, setIndex] = useState(0);
  const [view, setView] = useState<'diagram' | 'table'>('diagram');
  const [rows, setRows] = useState<readonly ElementRow[]>([]);
  const shown = all[index] ?? root;
  const openCalled = (calledBy: string) => {
    const called = all.findIndex((candidate) => candidate.callElementId === calledBy);
    if (called > 0) setIndex(called);
  };
  return (
    <div>
      <div className="diagram-bar">
        {all.length > 1 && (
          <Segmented
            value={index}
            onChange={setIndex}
            options={all.map((candidate, position) => ({ value: position, label: nameOf(candidate) }))}
            aria-label={t('diagram.which')}
          />
        )}
        <Segmented
          value={view}
          onChange={setView}
          options={[
            { value: 'diagram', label: t('diagram.asDiagram') },
            { value: 'table', label: t('diagram.asTable') },
          ]}
          aria-label={t('diagram.view')}
        />
        <span className="quiet">{t('diagram.version', { version: shown.version })}</span>
      </div>
      {/* The table is read from the drawn diagram, so the drawing stays mounted behind it. */}
      <div className={large ? 'diagram-frame-large' : 'diagram-frame'} hidden={view === 'table'}>
        <DiagramView
          xml={shown.xml}
          tokens={shown.tokens}
          visited={shown.visited}
          elementId={elementId}
          onOpenElement={openCalled}
          onDrawn={(registry) => setRows(elementRows(registry, locale))}
        />
      </div>
      {view === 'table' ? <ElementTable rows={rows} tokens={shown.tokens} visited={shown.visited} /> : <Legend />}
    </div>
  );
}

function flatten(diagram: CaseDiagram): CaseDiagram[] {
  return [diagram, ...(diagram.children ?? []).flatMap(flatten)];
}

/** The name of the process in its own file; its id where it has none. */
function nameOf(diagram: CaseDiagram): string {
  return /<(?:\w+:)?process\b[^>]*\bname="([^"]+)"/.exec(diagram.xml)?.[1] ?? diagram.procedureId;
}

function Legend() {
  const { t } = useI18n();
  return (
    <p className="diagram-legend">
      <span>
        <i className="legend-token" />
        {t('diagram.legend.token')}
      </span>
      <span>
        <i className="legend-visited" />
        {t('diagram.legend.visited')}
      </span>
      <span>
        <i className="legend-incident" />
        {t('diagram.legend.incident')}
      </span>
    </p>
  );
}
