import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '../api/client';
import type { SupervisionAlert } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';

/** What the service warns of although nothing has stopped, newest first. */
export function Alerts() {
  const { t, text } = useI18n();
  const alerts = useQuery({
    queryKey: ['supervision', 'alerts'],
    queryFn: () => api<SupervisionAlert[]>('GET', '/supervision/alerts'),
    refetchInterval: 30_000,
  });
  const caseOf = (row: SupervisionAlert) =>
    row.caseId === null ? '—' : <Link to={`/cases/${row.caseId}`}>{row.caseNo}</Link>;
  return (
    <Loaded query={alerts}>
      {(rows) => (
        <Table<SupervisionAlert>
          size="small"
          rowKey="id"
          dataSource={[...rows]}
          scroll={{ x: 720 }}
          locale={{ emptyText: <EmptyState text={t('alert.empty')} /> }}
          onRow={() => ({ 'data-testid': 'alert-row' }) as object}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            {
              title: t('alert.kind'),
              key: 'kind',
              width: 130,
              render: (_, row) => <Tag>{t(`alert.kind.${row.kind}`)}</Tag>,
            },
            { title: t('case.no'), key: 'case', width: 200, render: (_, row) => caseOf(row) },
            { title: t('alert.message'), key: 'message', render: (_, row) => text(row.text) },
            { title: t('alert.at'), key: 'at', width: 160, render: (_, row) => dateTime(row.at) },
          ]}
        />
      )}
    </Loaded>
  );
}
