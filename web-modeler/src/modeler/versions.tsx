import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '../api/client';
import type { ProcedureVersionRow } from '../api/types';
import { PersonName } from '../cases/case-value';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';

/** Every version of a procedure that the engine holds: who put it in force, when, why; *foreign* ones came past this application. */
export function Versions({ procedureId }: { procedureId: string }) {
  const { t } = useI18n();
  const versions = useQuery({
    queryKey: ['procedures', procedureId, 'versions'],
    queryFn: () => api<ProcedureVersionRow[]>('GET', `/procedures/${procedureId}/versions`),
  });
  return (
    <Loaded query={versions}>
      {(rows) => (
        <Table<ProcedureVersionRow>
          size="small"
          rowKey="version"
          pagination={false}
          dataSource={[...rows].sort((a, b) => b.version - a.version)}
          scroll={{ x: 640 }}
          locale={{ emptyText: <EmptyState text={t('modeler.noVersions')} /> }}
          data-testid="version-list"
          onRow={(row) => ({ 'data-testid': 'version-row', 'data-version': row.version }) as object}
          columns={[
            {
              title: t('modeler.version'),
              key: 'version',
              width: 90,
              render: (_, row) => <Link to={`/modeler/${procedureId}/versions/${row.version}`}>v{row.version}</Link>,
            },
            {
              title: t('modeler.versionState'),
              key: 'state',
              width: 130,
              render: (_, row) => (
                <Tag color={row.state === 'approved' ? 'success' : 'error'}>{t(`modeler.state.${row.state}`)}</Tag>
              ),
            },
            { title: t('modeler.deployedAt'), key: 'at', width: 150, render: (_, row) => dateTime(row.deployedAt) },
            {
              title: t('modeler.deployedBy'),
              key: 'by',
              width: 120,
              render: (_, row) => <PersonName id={row.deployedBy} />,
            },
            { title: t('modeler.changeNote'), dataIndex: 'note' },
          ]}
        />
      )}
    </Loaded>
  );
}
