import { CloseCircleFilled } from '@ant-design/icons';
import type { Finding } from '../api/types';
import { useI18n } from '../i18n';

interface FindingListProps {
  readonly findings: readonly Finding[];
  /** The name of an element on the diagram. */
  readonly nameOf: (elementId: string) => string;
  readonly onChoose: (elementId: string) => void;
}

/** What keeps a diagram from being put in force; choosing a finding selects its element. */
export function FindingList({ findings, nameOf, onChoose }: FindingListProps) {
  const { text, t } = useI18n();
  return (
    <ul className="findings">
      {findings.map((finding, index) => (
        <li
          key={`${finding.rule}-${finding.elementId ?? ''}-${index}`}
          data-testid="finding"
          data-rule={finding.rule}
          data-element={finding.elementId ?? ''}
        >
          <CloseCircleFilled className="finding-icon" />
          <span className="finding-text">
            {finding.elementId !== null && (
              <button
                type="button"
                className="link-button"
                onClick={() => finding.elementId !== null && onChoose(finding.elementId)}
              >
                {nameOf(finding.elementId)}
              </button>
            )}
            {finding.elementId === null && <strong>{t('modeler.wholeProcess')}</strong>} {text(finding.message)}
            <span className="finding-remedy">
              {t('modeler.remedy')} {text(finding.remedy)}
            </span>
          </span>
          <code className="quiet">{finding.rule}</code>
        </li>
      ))}
    </ul>
  );
}
