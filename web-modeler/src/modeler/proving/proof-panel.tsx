import {
  CheckCircleFilled,
  CloseCircleFilled,
  LoadingOutlined,
  QuestionCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import { Button, Tag } from 'antd';
import type { ReactNode } from 'react';
import {
  worst,
  type ObligationVerdict,
  type ProofReport,
  type SoundnessFinding,
  type Verdict,
} from '../../../../src/law/prover/verdict';
import { useI18n } from '../../i18n';
import { CounterexampleCard, type ShownRun } from './counterexample-card';
import type { Proof } from './use-proof';

interface ProofPanelProps {
  readonly proof: Proof;
  readonly procedureId: string;
  readonly nameOf: (elementId: string) => string;
  readonly onChoose: (elementId: string) => void;
  readonly onAgain: () => void;
  /** The run that is marked on the drawing. */
  readonly shown: ShownRun;
}

const COLOURS: Readonly<Record<Verdict, string>> = { proved: 'success', refuted: 'error', 'not proved': 'warning' };

/** What the prover says of the drawing as it is now: verdict, a line per obligation, the case that breaks it, its repairs. */
export function ProofPanel({ proof, onAgain, ...more }: ProofPanelProps) {
  const { t, text } = useI18n();
  const reports = proof.kind === 'proved' ? proof.reports : proof.kind === 'proving' ? proof.last : [];
  const verdict = worst(reports.map((report) => report.verdict));
  return (
    <section
      className="proof-panel"
      aria-label={t('proof.title')}
      data-testid="proof"
      data-state={proof.kind}
      data-verdict={proof.kind === 'proved' ? verdict : ''}
      data-ms={proof.kind === 'proved' ? Math.round(proof.ms) : ''}
      data-complete={proof.kind === 'proved' ? proof.complete : ''}
    >
      <header className="proof-head" aria-live="polite">
        <h2>{t('proof.title')}</h2>
        {proof.kind === 'proving' && (
          <span className="quiet" role="status">
            <LoadingOutlined /> {t('proof.proving')}
          </span>
        )}
        {proof.kind === 'proved' && <VerdictTag verdict={verdict} />}
        {proof.kind === 'proved' && <Figures reports={reports} ms={proof.ms} />}
        {proof.kind === 'proved' && !proof.complete && verdict === 'refuted' && (
          <span className="quiet">
            <LoadingOutlined /> {t('proof.explaining')}
          </span>
        )}
      </header>
      {proof.kind === 'proving' && proof.hints.length > 0 && (
        <ul className="proof-list" data-testid="proof-hints">
          {proof.hints.map((hint, index) => (
            <li key={`${hint.rule}-${hint.elementId ?? ''}-${index}`}>
              <WarningFilled className="mark-not-proved" /> {text(hint.message)}
            </li>
          ))}
        </ul>
      )}
      {proof.kind === 'unreadable' && <p className="quiet">{t('proof.unreadable')}</p>}
      {proof.kind === 'failed' && (
        <p className="light light-red" data-testid="proof-failed">
          <WarningFilled /> {t('proof.failed')} {text(proof.message)}{' '}
          <Button size="small" onClick={onAgain} data-testid="proof-again">
            {t('proof.again')}
          </Button>
        </p>
      )}
      <div className={proof.kind === 'proving' ? 'proof-stale' : undefined}>
        {reports.map((report) => (
          <Report key={report.procedure} report={report} several={reports.length > 1} {...more} />
        ))}
      </div>
    </section>
  );
}

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const { t } = useI18n();
  return (
    <Tag color={COLOURS[verdict]} icon={ICONS[verdict]} data-testid="proof-verdict">
      {t(`proof.verdict.${verdict}`)}
    </Tag>
  );
}

const ICONS: Readonly<Record<Verdict, ReactNode>> = {
  proved: <CheckCircleFilled />,
  refuted: <CloseCircleFilled />,
  'not proved': <QuestionCircleFilled />,
};

function Figures({ reports, ms }: { reports: readonly ProofReport[]; ms: number }) {
  const { t } = useI18n();
  const states = reports.reduce((sum, report) => sum + report.states, 0);
  const obligations = reports.reduce((sum, report) => sum + report.obligations.length, 0);
  return <span className="quiet">{t('proof.figures', { obligations, states, ms: Math.round(ms) })}</span>;
}

type Surroundings = Omit<ProofPanelProps, 'proof' | 'onAgain'>;

function Report({ report, several, ...more }: Surroundings & { report: ProofReport; several: boolean }) {
  const { text } = useI18n();
  const rank: Readonly<Record<Verdict, number>> = { refuted: 0, 'not proved': 1, proved: 2 };
  const sorted = [...report.obligations].sort((a, b) => rank[a.verdict] - rank[b.verdict]);
  return (
    <>
      {several && (
        <h3>
          <code>{report.procedure}</code>
        </h3>
      )}
      <ul className="proof-list">
        {report.reasons.map((reason) => (
          <li key={reason.en} data-testid="proof-reason">
            <QuestionCircleFilled className="mark-not-proved" /> {text(reason)}
          </li>
        ))}
        {report.soundness.map((finding, at) => (
          <Soundness key={`${finding.kind}-${at}`} finding={finding} {...more} />
        ))}
        {sorted.map((obligation) => (
          <Obligation key={obligation.id} obligation={obligation} {...more} />
        ))}
      </ul>
    </>
  );
}

function Soundness({ finding, nameOf, onChoose, shown }: Surroundings & { finding: SoundnessFinding }) {
  const { t, text } = useI18n();
  const { kind, verdict, elementIds, message, path } = finding;
  const refuted = verdict === 'refuted';
  return (
    <li data-testid={refuted ? 'finding' : 'proof-soundness'} data-rule={kind}>
      <Mark verdict={verdict} />
      <div className="proof-body">
        <span>
          {elementIds.map((id) => (
            <button key={id} type="button" className="link-button" onClick={() => onChoose(id)}>
              {nameOf(id)}
            </button>
          ))}{' '}
          {text(message)}
        </span>
        {path.length > 0 && (
          <Button size="small" type="link" onClick={() => shown.toggle(kind, path, [])}>
            {t('proof.showRun')}
          </Button>
        )}
      </div>
      <code className="quiet">{t(`proof.kind.${kind}`)}</code>
    </li>
  );
}

function Obligation({ obligation, ...more }: Surroundings & { obligation: ObligationVerdict }) {
  const { t, text } = useI18n();
  const { id, verdict, sentence, states, counterexample, reasons, assumptions, witness } = obligation;
  return (
    <li data-testid={verdict === 'refuted' ? 'finding' : 'proof-obligation'} data-rule={id} data-verdict={verdict}>
      <Mark verdict={verdict} />
      <div className="proof-body">
        <span>
          <code>{id}</code> {text(sentence)}
        </span>
        {reasons.map((reason) => (
          <span key={reason.en} className="proof-why">
            {text(reason)}
          </span>
        ))}
        {counterexample !== null && <CounterexampleCard id={id} counterexample={counterexample} {...more} />}
        {assumptions.length > 0 && (
          <details>
            <summary>{t('proof.assumptions', { count: assumptions.length })}</summary>
            <ul>
              {assumptions.map((assumption) => (
                <li key={assumption.en}>{text(assumption)}</li>
              ))}
            </ul>
          </details>
        )}
      </div>
      <span className="proof-figures quiet">
        {witness !== null && verdict === 'proved' && (
          <Button size="small" type="link" onClick={() => more.shown.toggle(`witness ${id}`, witness, [])}>
            {t('proof.witness')}
          </Button>
        )}
        {t('proof.states', { states })}
      </span>
    </li>
  );
}

function Mark({ verdict }: { verdict: Verdict }) {
  const { t } = useI18n();
  const names: Readonly<Record<Verdict, string>> = { proved: 'proved', refuted: 'refuted', 'not proved': 'not-proved' };
  return (
    <span className={`mark-${names[verdict]}`} role="img" aria-label={t(`proof.verdict.${verdict}`)}>
      {ICONS[verdict]}
    </span>
  );
}
