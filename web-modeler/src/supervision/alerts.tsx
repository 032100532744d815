import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '../api/client';
import type { LocalText, Page, SupervisionAlert } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';

/** What the service warns of by itself: limits over or nearly over, incidents, reminders sent. */
export function Alerts() {
  const { t, text } = useI18n();
  const alerts = useQuery({
    queryKey: ['supervision', 'alerts'],
    queryFn: () => api<Page<SupervisionAlert> | SupervisionAlert[]>('GET', '/supervision/alerts'),
    select: (answer) => ('rows' in answer ? answer.rows : answer),
    refetchInterval: 30_000,
  });
  return (
    <Loaded query={alerts}>
      {(rows) => (
        <Table<SupervisionAlert>
          size="small"
          rowKey={(row) => JSON.stringify(row)}
          dataSource={[...rows]}
          scroll={{ x: 720 }}
          locale={{ emptyText: <EmptyState text={t('alert.empty')} /> }}
          onRow={() => ({ 'data-testid': 'alert-row' }) as object}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            {
              title: t('case.no'),
              key: 'case',
              width: 200,
              render: (_, row) => <Link to={`/cases/${String(row['caseId'])}`}>{String(row['caseNo'] ?? '—')}</Link>,
            },
            { title: t('alert.message'), key: 'message', render: (_, row) => messageOf(row, text) },
            {
              title: t('alert.at'),
              key: 'at',
              width: 160,
              render: (_, row) => dateTime((row['at'] ?? row['createdAt'] ?? row['since']) as string | undefined),
            },
          ]}
        />
      )}
    </Loaded>
  );
}

function messageOf(row: SupervisionAlert, text: (value: LocalText) => string): string {
  const message = row['message'] ?? row['text'] ?? '';
  return typeof message === 'string' ? message : text(message as LocalText);
}
