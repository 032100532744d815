import { Collapse } from 'antd';
import type { LimitView } from '../api/types';
import { useI18n } from '../i18n';
import { articleText } from '../law/article';
import { LimitLight } from '../ui/limit-light';
import { EmptyState } from '../ui/states';

/** Every limit of the case with its light; opening one shows why its date is this date. */
export function Limits({ limits }: { limits: readonly LimitView[] }) {
  const { locale, t, text } = useI18n();
  if (limits.length === 0) return <EmptyState text={t('limit.noneOfCase')} />;
  const head = (limit: LimitView) => (
    <span className="limit-head">
      <span>
        {text(limit.name)} <span className="article">{articleText(limit.article, locale)}</span>
      </span>
      <LimitLight limit={limit} />
    </span>
  );
  return (
    <Collapse
      size="small"
      className="limits"
      items={limits.map((limit) => ({ key: limit.limitId, label: head(limit), children: <Why limit={limit} /> }))}
    />
  );
}

function Why({ limit }: { limit: LimitView }) {
  const { t, text } = useI18n();
  return (
    <div data-testid={`limit-${limit.limitId}`}>
      <p className="limit-due">
        {t('limit.due')} <strong>{limit.due ?? '—'}</strong>
        {limit.dueSafe !== null && limit.dueSafe !== limit.due && <> · {t('limit.dueSafe', { date: limit.dueSafe })}</>}
      </p>
      <h4>{t('limit.why')}</h4>
      <ol className="limit-steps">
        {limit.steps.map((step, index) => (
          <li key={index}>{text(step)}</li>
        ))}
      </ol>
    </div>
  );
}
