import { EditOutlined, EyeOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Table } from 'antd';
import { Link } from 'react-router-dom';
import { api } from '../api/client';
import type { Procedure } from '../api/types';
import { PersonName } from '../cases/case-value';
import { useI18n } from '../i18n';
import { useHasRole } from '../session/session';
import { dateTime } from '../ui/dates';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';

/** 建模: the procedures of the bureau and their versions in force. */
export default function ProceduresPage() {
  const { t } = useI18n();
  const edits = useHasRole('legal_office');
  const procedures = useQuery({ queryKey: ['procedures'], queryFn: () => api<Procedure[]>('GET', '/procedures') });
  return (
    <Page title={t('modeler.title')} note={t(edits ? 'modeler.note' : 'modeler.noteReadOnly')}>
      <section className="panel">
        <Loaded query={procedures}>
          {(rows) => (
            <Table<Procedure>
              size="small"
              rowKey="procedureId"
              pagination={false}
              scroll={{ x: 760 }}
              dataSource={[...rows]}
              locale={{ emptyText: <EmptyState text={t('modeler.empty')} /> }}
              onRow={(row) => ({ 'data-testid': 'procedure-row', 'data-procedure': row.procedureId }) as object}
              columns={[
                { title: t('modeler.procedure'), key: 'name', render: (_, row) => <ProcedureLink row={row} /> },
                { title: t('modeler.version'), key: 'version', width: 120, render: (_, row) => `v${row.version}` },
                { title: t('modeler.deployedAt'), key: 'at', width: 170, render: (_, row) => dateTime(row.deployedAt) },
                {
                  title: t('modeler.deployedBy'),
                  key: 'by',
                  width: 140,
                  render: (_, row) => <PersonName id={row.deployedBy} />,
                },
                {
                  title: t('list.actions'),
                  key: 'actions',
                  width: 130,
                  render: (_, row) => (
                    <Link to={`/modeler/${row.procedureId}`} data-testid={`procedure-open-${row.procedureId}`}>
                      {edits ? <EditOutlined /> : <EyeOutlined />} {t(edits ? 'modeler.open' : 'modeler.view')}
                    </Link>
                  ),
                },
              ]}
            />
          )}
        </Loaded>
      </section>
    </Page>
  );
}

function ProcedureLink({ row }: { row: Procedure }) {
  return (
    <span className="stacked">
      <Link to={`/modeler/${row.procedureId}`}>{row.name}</Link>
      <code className="quiet">{row.procedureId}</code>
    </span>
  );
}
