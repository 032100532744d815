import { CheckCircleFilled, LoadingOutlined, WarningFilled } from '@ant-design/icons';
import { useI18n } from '../i18n';
import { FindingList } from './finding-list';
import type { Check } from './use-check';

interface FindingsProps {
  readonly check: Check;
  readonly nameOf: (elementId: string) => string;
  readonly onChoose: (elementId: string) => void;
}

/** The result of the live check below the drawing. */
export function Findings({ check, nameOf, onChoose }: FindingsProps) {
  const { t, text } = useI18n();
  return (
    <section
      className="findings-panel"
      aria-label={t('modeler.checkTitle')}
      aria-live="polite"
      data-testid="findings"
      data-state={check.kind}
      data-count={check.kind === 'checked' ? check.findings.length : ''}
    >
      {check.kind === 'checking' && (
        <p className="quiet">
          <LoadingOutlined /> {t('modeler.checking')}
        </p>
      )}
      {check.kind === 'failed' && (
        <p className="light light-red">
          <WarningFilled /> {t('modeler.checkFailed')} {text(check.problem.detail)}
        </p>
      )}
      {check.kind === 'checked' && check.findings.length === 0 && (
        <p className="light light-green">
          <CheckCircleFilled /> {t('modeler.noFindings')}
        </p>
      )}
      {check.kind === 'checked' && check.findings.length > 0 && (
        <>
          <h2>{t('modeler.findings', { count: check.findings.length })}</h2>
          <FindingList findings={check.findings} nameOf={nameOf} onChoose={onChoose} />
        </>
      )}
    </section>
  );
}
