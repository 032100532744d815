import { useQuery } from '@tanstack/react-query';
import { Table, Tag } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '../api/client';
import type { ProcedureVersionRow } from '../api/types';
import { PersonName } from '../cases/case-value';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';
import { VerdictTag } from './proving/proof-panel';

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
          scroll={{ x: 860 }}
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
            { title: t('proof.column'), key: 'proof', width: 220, render: (_, row) => <VersionProof row={row} /> },
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

/** What was proved of a version; where it was not, who signed for it and why. */
function VersionProof({ row: { verdict, exception } }: { row: ProcedureVersionRow }) {
  const { t } = useI18n();
  if (verdict === null) return null;
  const signed =
    exception === null
      ? null
      : { name: exception.signedBy, at: dateTime(exception.signedAt), reason: exception.reason };
  return (
    <span className="stacked">
      <span>
        <VerdictTag verdict={verdict} />
      </span>
      {signed !== null && (
        <span className="quiet" data-testid="version-exception">
          {t('proof.exceptionSigned', signed)}
        </span>
      )}
    </span>
  );
}
