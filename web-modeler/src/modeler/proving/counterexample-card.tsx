import { ToolOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { Counterexample, ModelEdit, Repair } from '../../../../src/law/prover/verdict';
import { useI18n } from '../../i18n';

/** The run that is marked on the drawing, and how to mark another one; marking the same again takes the marks off. */
export interface ShownRun {
  readonly key: string | null;
  readonly toggle: (key: string, path: readonly string[], decisions: Counterexample['decisions']) => void;
  readonly apply: (edits: readonly ModelEdit[]) => void;
}

interface CounterexampleCardProps {
  readonly id: string;
  readonly procedureId: string;
  readonly counterexample: Counterexample;
  readonly nameOf: (elementId: string) => string;
  readonly onChoose: (elementId: string) => void;
  readonly shown: ShownRun;
}

/** A case that breaks an obligation: one sentence, the decisions that matter, a sample case, the article, repairs to take. */
export function CounterexampleCard({
  id,
  procedureId,
  counterexample,
  nameOf,
  onChoose,
  shown,
}: CounterexampleCardProps) {
  const { t, text } = useI18n();
  const { sentence, decisions, values, article, validFrom, path, repairs } = counterexample;
  const sample = Object.entries(values);
  return (
    <div className="counterexample" data-testid="counterexample" data-obligation={id}>
      <p className="counterexample-sentence">{text(sentence)}</p>
      {decisions.length > 0 && (
        <ol className="counterexample-decisions">
          {decisions.map(({ elementId, choice }) => (
            <li key={`${elementId} ${choice}`}>
              <button type="button" className="link-button" onClick={() => onChoose(elementId)}>
                {nameOf(elementId)}
              </button>{' '}
              {choice}
            </li>
          ))}
        </ol>
      )}
      <p className="quiet">
        {t('proof.source')} {article}
        {validFrom !== null && ` · ${t('proof.since', { day: validFrom })}`}
        {sample.length > 0 && (
          <>
            {' · '}
            {t('proof.sample')} {sample.map(([name, value]) => `${name} = ${JSON.stringify(value)}`).join('，')}
          </>
        )}
      </p>
      <div className="counterexample-acts">
        {path.length > 0 && (
          <Button
            size="small"
            type={shown.key === id ? 'primary' : 'default'}
            onClick={() => shown.toggle(id, path, decisions)}
            data-testid="counterexample-show"
          >
            {t(shown.key === id ? 'proof.hideRun' : 'proof.showRun')}
          </Button>
        )}
        {repairs.map((repair) => (
          <RepairButton key={repair.title.en} repair={repair} procedureId={procedureId} shown={shown} />
        ))}
      </div>
    </div>
  );
}

/** A repair of this drawing can be taken at once; one of a called procedure is told. */
function RepairButton({ repair, procedureId, shown }: { repair: Repair; procedureId: string; shown: ShownRun }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const elsewhere = repair.edits.find(({ processId }) => processId !== procedureId);
  const apply = (): void => {
    try {
      shown.apply(repair.edits);
      void message.success(t('proof.repaired'));
    } catch (error) {
      void message.error(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <Button
      size="small"
      icon={<ToolOutlined />}
      disabled={elsewhere !== undefined}
      title={elsewhere === undefined ? undefined : t('proof.repairElsewhere', { procedure: elsewhere.processId })}
      onClick={apply}
      data-testid="repair"
    >
      {text(repair.title)}
    </Button>
  );
}
