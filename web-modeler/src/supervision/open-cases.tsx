import { WarningFilled } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Drawer, Input, Select, Table, Tag } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import { api, query } from '../api/client';
import type { Page, Role, SupervisedCase } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { LimitLight } from '../ui/limit-light';
import { EmptyState, ErrorState, SectionSkeleton } from '../ui/states';

const CaseDiagramView = lazy(() => import('../diagram/case-diagram'));

/** Open cases: where each stands, since when, whose turn it is, its most urgent limit, its incidents. */
export function OpenCases() {
  const { t } = useI18n();
  const [q, setQ] = useState('');
  const [sort, setSort] = useState('remaining');
  const [page, setPage] = useState(1);
  const [shown, setShown] = useState<SupervisedCase | null>(null);
  const cases = useQuery({
    queryKey: ['supervision', 'cases', q, sort, page],
    queryFn: () => api<Page<SupervisedCase>>('GET', `/supervision/cases${query({ q, sort, page })}`),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  });
  return (
    <>
      <div className="filters">
        <Input.Search
          allowClear
          placeholder={t('cases.search')}
          aria-label={t('cases.search')}
          className="filter-search"
          onSearch={(value) => {
            setQ(value.trim());
            setPage(1);
          }}
          data-testid="supervision-search"
        />
        <Select
          value={sort}
          onChange={setSort}
          aria-label={t('inbox.sort')}
          className="filter-sort"
          options={[
            { value: 'remaining', label: t('supervision.sort.limit') },
            { value: 'received', label: t('supervision.sort.received') },
          ]}
        />
        {cases.data && <span className="filters-total">{t('list.total', { total: cases.data.total })}</span>}
      </div>
      {cases.isError && cases.data === undefined && (
        <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />
      )}
      {cases.isPending && <SectionSkeleton rows={10} />}
      {cases.data && <CasesTable page={cases.data} onPage={setPage} onShow={setShown} />}
      <DiagramDrawer shown={shown} onClose={() => setShown(null)} />
    </>
  );
}

interface CasesTableProps {
  readonly page: Page<SupervisedCase>;
  readonly onPage: (page: number) => void;
  readonly onShow: (row: SupervisedCase) => void;
}

function CasesTable({ page, onPage, onShow }: CasesTableProps) {
  const { t } = useI18n();
  return (
    <Table<SupervisedCase>
      size="small"
      rowKey="caseId"
      dataSource={[...page.rows]}
      scroll={{ x: 1120 }}
      locale={{ emptyText: <EmptyState text={t('supervision.empty')} /> }}
      onRow={(row) => ({ 'data-testid': 'supervised-row', 'data-case-no': row.caseNo }) as object}
      pagination={{
        current: page.page,
        pageSize: page.pageSize,
        total: page.total,
        onChange: onPage,
        showSizeChanger: false,
        hideOnSinglePage: true,
      }}
      columns={[
        {
          title: t('case.no'),
          key: 'no',
          width: 170,
          render: (_, row) => <Link to={`/cases/${row.caseId}`}>{row.caseNo}</Link>,
        },
        { title: t('case.party'), dataIndex: 'partyName', ellipsis: true },
        {
          title: t('supervision.where'),
          key: 'where',
          width: 140,
          render: (_, row) => row.where.map((place) => <div key={place.elementId}>{place.name}</div>),
        },
        {
          title: t('task.since'),
          key: 'since',
          width: 140,
          render: (_, row) => row.where.map((place) => <div key={place.elementId}>{dateTime(place.since)}</div>),
        },
        { title: t('supervision.turn'), key: 'turn', width: 150, render: (_, row) => <Turn row={row} /> },
        {
          title: t('task.limit'),
          key: 'limit',
          width: 210,
          render: (_, row) => <LimitLight limit={row.limit} withName />,
        },
        {
          title: t('supervision.incidents'),
          key: 'incidents',
          width: 80,
          render: (_, row) => <IncidentCount count={row.incidents} />,
        },
        {
          title: t('list.actions'),
          key: 'actions',
          width: 90,
          render: (_, row) => (
            <Button type="link" size="small" onClick={() => onShow(row)} data-testid="supervision-diagram">
              {t('supervision.diagram')}
            </Button>
          ),
        },
      ]}
    />
  );
}

function Turn({ row }: { row: SupervisedCase }) {
  const { t } = useI18n();
  if (row.turn.length === 0) return <span className="quiet">{t('supervision.waiting')}</span>;
  return row.turn.map((who) => (
    <Tag key={`${who.kind}-${who.id}`} color={who.kind === 'person' ? 'processing' : 'default'}>
      {who.kind === 'role' ? t(`role.${who.id as Role}`) : who.name}
    </Tag>
  ));
}

function IncidentCount({ count }: { count: number }) {
  const { t } = useI18n();
  if (count === 0) return <span className="quiet">0</span>;
  return (
    <Link to="/supervision?tab=incidents" className="light light-red">
      <WarningFilled /> {t('supervision.incidentCount', { count })}
    </Link>
  );
}

function DiagramDrawer({ shown, onClose }: { shown: SupervisedCase | null; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Drawer
      open={shown !== null}
      onClose={onClose}
      size="min(1180px, 96vw)"
      destroyOnHidden
      title={shown && `${shown.caseNo} · ${shown.partyName}`}
      extra={shown && <Link to={`/cases/${shown.caseId}`}>{t('supervision.openCase')}</Link>}
    >
      {shown && (
        <Suspense fallback={<SectionSkeleton rows={10} />}>
          <CaseDiagramView caseId={shown.caseId} large />
        </Suspense>
      )}
    </Drawer>
  );
}
