import { ReloadOutlined } from '@ant-design/icons';
import type { UseQueryResult } from '@tanstack/react-query';
import { Button, Empty, Result, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { problemOf } from '../api/client';
import { useI18n } from '../i18n';

export function PageSkeleton() {
  const { t } = useI18n();
  return (
    <div className="page" role="status" aria-label={t('state.loading')}>
      <Skeleton active paragraph={{ rows: 8 }} />
    </div>
  );
}

export function SectionSkeleton({ rows = 4 }: { rows?: number }) {
  const { t } = useI18n();
  return (
    <div role="status" aria-label={t('state.loading')}>
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  );
}

/** What went wrong, in the words of the service, with the way on: sign-in problems, 403, 404 and everything else differ. */
export function ErrorState({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t, text } = useI18n();
  const problem = problemOf(error);
  if (problem.status === 403) return <ForbiddenState detail={text(problem.detail)} />;
  if (problem.status === 404) return <NotFoundState detail={text(problem.detail)} />;
  return (
    <div role="alert" data-testid="state-error">
      <Result
        status="warning"
        title={text(problem.title)}
        subTitle={text(problem.detail)}
        extra={
          onRetry && (
            <Button type="primary" icon={<ReloadOutlined />} onClick={onRetry}>
              {t('state.retry')}
            </Button>
          )
        }
      />
    </div>
  );
}

export function ForbiddenState({ detail }: { detail?: string }) {
  const { t } = useI18n();
  return (
    <StateWithHome
      testId="state-forbidden"
      mark="403"
      title={t('state.forbidden')}
      detail={detail ?? t('state.forbiddenDetail')}
    />
  );
}

export function NotFoundState({ detail }: { detail?: string }) {
  const { t } = useI18n();
  return (
    <StateWithHome
      testId="state-not-found"
      mark="404"
      title={t('state.notFound')}
      detail={detail ?? t('state.notFoundDetail')}
    />
  );
}

function StateWithHome({
  testId,
  mark,
  title,
  detail,
}: {
  testId: string;
  mark: string;
  title: string;
  detail: string;
}) {
  const { t } = useI18n();
  return (
    <div className="state-page" role="alert" data-testid={testId}>
      <p className="state-mark" aria-hidden="true">
        {mark}
      </p>
      <h1>{title}</h1>
      <p>{detail}</p>
      <Link to="/">{t('state.home')}</Link>
    </div>
  );
}

export function EmptyState({ text, children }: { text: string; children?: ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={text} className="empty-state" data-testid="state-empty">
      {children}
    </Empty>
  );
}

/** Shows a query: skeleton, error with retry, or the data. Data already there stays on screen while it is read again. */
export function Loaded<T>({
  query,
  rows,
  children,
}: {
  query: UseQueryResult<T>;
  rows?: number;
  children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.isError) return <ErrorState error={query.error} onRetry={() => void query.refetch()} />;
  return <SectionSkeleton rows={rows ?? 6} />;
}
