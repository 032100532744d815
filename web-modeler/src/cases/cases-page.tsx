import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Input, Segmented, Table, Tag } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { api, query } from '../api/client';
import type { CaseRow, Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { day } from '../ui/dates';
import { Page } from '../ui/page';
import { EmptyState, ErrorState, SectionSkeleton } from '../ui/states';
import { Word } from './case-value';

const STATES = ['open', 'closed', 'all'] as const;

/** 案件: every case the person may see, paged by the service. */
export default function CasesPage() {
  const { t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const state = STATES.find((known) => known === search.get('state')) ?? 'open';
  const q = search.get('q') ?? '';
  const page = Number(search.get('page') ?? 1);
  const cases = useQuery({
    queryKey: ['cases', state, q, page],
    queryFn: () => api<PageOf<CaseRow>>('GET', `/cases${query({ state, q, page })}`),
    placeholderData: keepPreviousData,
  });
  const change = (next: { state?: string; q?: string; page?: number }) =>
    setSearch(query({ state: next.state ?? state, q: next.q ?? q, page: next.page ?? 1 }).slice(1));
  return (
    <Page title={t('cases.title')}>
      <section className="panel">
        <div className="filters">
          <Segmented
            value={state}
            onChange={(value) => change({ state: value })}
            options={STATES.map((value) => ({ value, label: t(`cases.state.${value}`) }))}
            aria-label={t('cases.stateLabel')}
          />
          <CaseSearch value={q} onSearch={(value) => change({ q: value })} />
          {cases.data && <span className="filters-total">{t('list.total', { total: cases.data.total })}</span>}
        </div>
        {cases.isError && cases.data === undefined ? (
          <ErrorState error={cases.error} onRetry={() => void cases.refetch()} />
        ) : null}
        {cases.isPending && <SectionSkeleton rows={10} />}
        {cases.data && <CaseTable page={cases.data} onPage={(next) => change({ page: next })} filtered={q !== ''} />}
      </section>
    </Page>
  );
}

function CaseSearch({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState(value);
  return (
    <Input.Search
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(next) => onSearch(next.trim())}
      allowClear
      placeholder={t('cases.search')}
      aria-label={t('cases.search')}
      className="filter-search"
      data-testid="cases-search"
    />
  );
}

function CaseTable({
  page,
  onPage,
  filtered,
}: {
  page: PageOf<CaseRow>;
  onPage: (page: number) => void;
  filtered: boolean;
}) {
  const { t } = useI18n();
  return (
    <Table<CaseRow>
      size="small"
      rowKey="caseId"
      dataSource={[...page.rows]}
      scroll={{ x: 860 }}
      locale={{ emptyText: <EmptyState text={t(filtered ? 'list.noMatch' : 'cases.empty')} /> }}
      onRow={(row) => ({ 'data-testid': 'case-row', 'data-case-no': row.caseNo }) as object}
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
          width: 210,
          render: (_, row) => <Link to={`/cases/${row.caseId}`}>{row.caseNo}</Link>,
        },
        { title: t('case.party'), dataIndex: 'partyName', ellipsis: true },
        { title: t('field.causeOfAction'), dataIndex: 'causeOfAction', ellipsis: true },
        { title: t('field.receivedOn'), key: 'received', width: 120, render: (_, row) => day(row.clueReceivedOn) },
        { title: t('field.filedOn'), key: 'filed', width: 120, render: (_, row) => day(row.filedOn) || '—' },
        { title: t('case.state'), key: 'state', width: 100, render: (_, row) => <StateTag state={row.state} /> },
      ]}
    />
  );
}

export function StateTag({ state }: { state: string }) {
  return (
    <Tag color={state === 'OPEN' ? 'processing' : 'default'}>
      <Word code={`case-${state}`} />
    </Tag>
  );
}
