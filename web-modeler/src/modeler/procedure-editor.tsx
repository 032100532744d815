import { Segmented, Tag } from 'antd';
import { useEffect, useState } from 'react';
import { useBlocker } from 'react-router-dom';
import type { ProcedureDraft, ProcedureVersion } from '../api/types';
import { ElementTable } from '../diagram/element-table';
import { elementRows } from '../diagram/elements';
import { ZoomButtons } from '../diagram/zoom-buttons';
import { useI18n } from '../i18n';
import { Page } from '../ui/page';
import { ErrorState } from '../ui/states';
import { Decisions } from './decisions';
import { DeployDialog } from './deploy-dialog';
import { Findings } from './findings';
import { ProofPanel } from './proving/proof-panel';
import { useProof } from './proving/use-proof';
import { useShownRun } from './proving/use-shown-run';
import { Forms } from './forms';
import { LeaveDialog } from './leave-dialog';
import { nameOfProcess } from './process-name';
import { Toolbar } from './toolbar';
import { useCheck } from './use-check';
import { useDraft } from './use-draft';
import { useModeler } from './use-modeler';
import { Versions } from './versions';

const VIEWS = ['diagram', 'table', 'decisions', 'forms', 'versions'] as const;
type View = (typeof VIEWS)[number];

interface ProcedureEditorProps {
  readonly present: ProcedureVersion;
  /** Null: the legal office has not changed the version in force. */
  readonly draft: ProcedureDraft | null;
}

/** The workplace of the legal office: draw, see findings while drawing, save, put in force. */
export function ProcedureEditor({ present, draft: initial }: ProcedureEditorProps) {
  const { t } = useI18n();
  const [view, setView] = useState<View>('diagram');
  const [deploying, setDeploying] = useState(false);
  const { canvasRef, panelRef, modeler, error, changes } = useModeler(initial?.xml ?? present.xml);
  const check = useCheck(present.procedureId, modeler, changes);
  const { proof, again } = useProof(present.procedureId, modeler, changes);
  const shown = useShownRun(modeler, changes);
  const drafts = useDraft(present, initial, modeler, changes);
  const unsaved = changes > drafts.savedChanges;
  const blocker = useBlocker(unsaved && !deploying);
  useEffect(() => {
    modeler?.show(check.kind === 'checked' ? check.findings : [], (count) => t('modeler.findings', { count }));
  }, [modeler, check, t]);
  const nameOf = (elementId: string): string => modeler?.nameOf(elementId) ?? elementId;
  const choose = (elementId: string) => {
    setView('diagram');
    modeler?.choose(elementId);
  };
  return (
    <Page
      fill
      title={nameOfProcess(present.xml) ?? present.procedureId}
      back={{ to: '/modeler', label: t('nav.modeler') }}
      note={<DraftNote present={present} draft={drafts.draft} unsaved={unsaved} />}
      extra={
        <Toolbar
          modeler={modeler}
          changes={changes}
          unsaved={unsaved}
          drafts={drafts}
          onDeploy={() => setDeploying(true)}
        />
      }
    >
      <Segmented
        value={view}
        onChange={setView}
        options={VIEWS.map((value) => ({
          value,
          label: <span data-testid={`modeler-view-${value}`}>{t(`modeler.view.${value}`)}</span>,
        }))}
        className="view-switch"
      />
      {error !== null && <ErrorState error={error} />}
      <div className="modeler" hidden={view !== 'diagram' || error !== null}>
        <div className="modeler-canvas" role="group" aria-label={t('diagram.label')} data-testid="modeler-canvas">
          {modeler !== null && <ZoomButtons canvas={modeler.canvas} onFit={() => modeler.fit()} />}
          <div ref={canvasRef} className="modeler-mount" />
        </div>
        <div
          ref={panelRef}
          className="modeler-panel"
          role="complementary"
          aria-label={t('modeler.properties')}
          data-testid="modeler-panel"
        />
      </div>
      {view === 'diagram' && (
        <div className="check-panel">
          <Findings check={check} nameOf={nameOf} onChoose={choose} />
          <ProofPanel
            proof={proof}
            procedureId={present.procedureId}
            nameOf={nameOf}
            onChoose={choose}
            onAgain={again}
            shown={shown}
          />
        </div>
      )}
      {view !== 'diagram' && (
        <section className="panel panel-scroll">
          {view === 'table' && modeler !== null && <ModelTable modeler={modeler} onChoose={choose} />}
          {view === 'decisions' && <Decisions present={present} editable />}
          {view === 'forms' && <Forms forms={present.forms} />}
          {view === 'versions' && <Versions procedureId={present.procedureId} />}
        </section>
      )}
      <DeployDialog
        open={deploying}
        present={present}
        modeler={modeler}
        hasDraft={drafts.draft !== null}
        onClose={() => setDeploying(false)}
        onChoose={choose}
      />
      <LeaveDialog blocker={blocker} unsaved={unsaved} />
    </Page>
  );
}

function ModelTable({
  modeler,
  onChoose,
}: {
  modeler: NonNullable<ReturnType<typeof useModeler>['modeler']>;
  onChoose: (elementId: string) => void;
}) {
  const { locale } = useI18n();
  return <ElementTable rows={elementRows(modeler.registry, locale)} onChoose={onChoose} />;
}

function DraftNote({
  present,
  draft,
  unsaved,
}: {
  present: ProcedureVersion;
  draft: ProcedureDraft | null;
  unsaved: boolean;
}) {
  const { t } = useI18n();
  return (
    <span className="dots">
      <Tag color="success">{t('modeler.inForce', { version: present.version })}</Tag>
      {draft !== null && (
        <Tag color="warning">{t('modeler.draft', { revision: draft.revision, base: draft.baseVersion })}</Tag>
      )}
      <span role="status">{unsaved && t('modeler.unsaved')}</span>
    </span>
  );
}
