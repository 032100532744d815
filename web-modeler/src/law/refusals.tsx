import { StopOutlined } from '@ant-design/icons';
import { Tag } from 'antd';
import { useEffect, useRef } from 'react';
import type { Refusal } from '../api/types';
import { useI18n } from '../i18n';
import { articleText } from './article';
import { RemedyLink } from './remedy-link';

interface RefusalsProps {
  readonly refusals: readonly Refusal[];
  readonly caseId: string | null;
  /** True after somebody tried: the panel takes the focus and is announced. False where it only warns beforehand. */
  readonly attempted: boolean;
}

/** Why the law does not allow the act: each obligation with its article, what is missing, and the way there. */
export function Refusals({ refusals, caseId, attempted }: RefusalsProps) {
  const { t } = useI18n();
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    if (attempted) panel.current?.focus();
  }, [attempted, refusals]);
  return (
    <section
      ref={panel}
      tabIndex={-1}
      className={attempted ? 'refusals' : 'refusals refusals-early'}
      role={attempted ? 'alert' : 'note'}
      aria-label={t(attempted ? 'refusal.title' : 'refusal.earlyTitle')}
      data-testid="refusals"
    >
      <h2>
        <StopOutlined /> {t(attempted ? 'refusal.title' : 'refusal.earlyTitle')}
        <span className="refusals-count">{t('refusal.count', { count: refusals.length })}</span>
      </h2>
      <p>{t(attempted ? 'refusal.note' : 'refusal.earlyNote')}</p>
      <ol>
        {refusals.map((refusal, index) => (
          <RefusalItem key={`${refusal.obligationId}-${index}`} refusal={refusal} caseId={caseId} />
        ))}
      </ol>
    </section>
  );
}

function RefusalItem({ refusal, caseId }: { refusal: Refusal; caseId: string | null }) {
  const { locale, t, text } = useI18n();
  return (
    <li data-testid={`refusal-${refusal.obligationId}`}>
      <h3>
        <Tag className="obligation-id">{refusal.obligationId}</Tag>
        {text(refusal.title)}
        <span className="article">{articleText(refusal.article, locale)}</span>
      </h3>
      <dl>
        <dt>{t('refusal.missing')}</dt>
        <dd>{text(refusal.missing)}</dd>
        <dt>{t('refusal.remedy')}</dt>
        <dd>
          {text(refusal.remedy.text)} <RemedyLink remedy={refusal.remedy} caseId={caseId} />
        </dd>
      </dl>
    </li>
  );
}
