import { CheckCircleFilled, ClockCircleFilled, ExclamationCircleFilled, QuestionCircleFilled } from '@ant-design/icons';
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import type { Light, LimitView } from '../api/types';
import { useI18n, type Translate } from '../i18n';
import { articleText } from '../law/article';

const ICONS: Record<Light, ReactNode> = {
  green: <CheckCircleFilled />,
  yellow: <ClockCircleFilled />,
  red: <ExclamationCircleFilled />,
  unknown: <QuestionCircleFilled />,
};

/** A limit as icon, words and date, never as colour alone. Nothing for null: the task has no limit. */
export function LimitLight({ limit, withName = false }: { limit: LimitView | null; withName?: boolean }) {
  const { locale, t, text } = useI18n();
  if (limit === null) return <span className="quiet">{t('limit.none')}</span>;
  return (
    <Tooltip title={`${text(limit.name)} · ${articleText(limit.article, locale)}`}>
      <span className={`light light-${limit.light}`} data-light={limit.light}>
        {ICONS[limit.light]}
        <span className="light-text">
          <span>{remainingText(limit, t)}</span>
          <span className="light-due">{[withName ? text(limit.name) : null, limit.due].filter(Boolean).join(' ')}</span>
        </span>
      </span>
    </Tooltip>
  );
}

/** "剩 3 个工作日", "今日到期", "超期 2 个工作日"; a limit whose calendar is missing says so. */
export function remainingText(limit: LimitView, t: Translate): string {
  const days = limit.remainingWorkingDays;
  if (days === null) return limit.light === 'unknown' ? t('limit.unknown') : t('limit.notStarted');
  if (days < 0) return t('limit.over', { days: -days });
  return days === 0 ? t('limit.today') : t('limit.remaining', { days });
}
