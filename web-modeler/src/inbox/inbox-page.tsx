import { PlusOutlined } from '@ant-design/icons';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Grid, Input, Select, Tabs } from 'antd';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import { api, query } from '../api/client';
import type { Page as PageOf, TaskRow } from '../api/types';
import { useI18n } from '../i18n';
import { useHasRole } from '../session/session';
import { Page } from '../ui/page';
import { ErrorState } from '../ui/states';
import { TaskCards } from './task-cards';
import { TaskTable } from './task-table';

const SCOPES = ['mine', 'done', 'all'] as const;
const REFRESH_MS = 10_000;

/** 待办: my tasks, those I finished, and all I may see; filter and page live in the address, so a list can be bookmarked. */
export default function InboxPage() {
  const { t } = useI18n();
  const { parameters, change } = useListParameters();
  const narrow = Grid.useBreakpoint().md === false;
  const tasks = useQuery({
    queryKey: ['tasks', parameters],
    queryFn: () => api<PageOf<TaskRow>>('GET', `/tasks${query({ ...parameters })}`),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MS,
  });
  const List = narrow ? TaskCards : TaskTable;
  return (
    <Page title={t('inbox.title')} extra={<NewCaseButton />}>
      <section className="panel">
        <Tabs
          activeKey={parameters.scope}
          onChange={(scope) => change({ scope, page: '' })}
          items={SCOPES.map((scope) => ({
            key: scope,
            label: <span data-testid={`inbox-${scope}`}>{t(`inbox.scope.${scope}`)}</span>,
          }))}
        />
        <div className="filters">
          <SearchBox value={parameters.q} onSearch={(q) => change({ q, page: '' })} />
          <Select
            value={parameters.sort}
            onChange={(sort) => change({ sort, page: '' })}
            aria-label={t('inbox.sort')}
            className="filter-sort"
            options={[
              { value: 'remaining', label: t('inbox.sort.remaining') },
              { value: 'created', label: t('inbox.sort.created') },
            ]}
          />
          {tasks.data && (
            <span className="filters-total" role="status">
              {t('list.total', { total: tasks.data.total })}
            </span>
          )}
        </div>
        {tasks.isError && tasks.data === undefined ? (
          <ErrorState error={tasks.error} onRetry={() => void tasks.refetch()} />
        ) : (
          <List
            page={tasks.data}
            scope={parameters.scope}
            filtered={parameters.q !== ''}
            onPage={(page, pageSize) => change({ page: String(page), pageSize: String(pageSize) })}
          />
        )}
      </section>
    </Page>
  );
}

function NewCaseButton() {
  const { t } = useI18n();
  if (!useHasRole('enforcement_officer')) return null;
  return (
    <Link to="/inbox/new-case">
      <Button type="primary" icon={<PlusOutlined />} data-testid="new-case" tabIndex={-1}>
        {t('inbox.newCase')}
      </Button>
    </Link>
  );
}

function SearchBox({ value, onSearch }: { value: string; onSearch: (q: string) => void }) {
  const { t } = useI18n();
  const [text, setText] = useState(value);
  return (
    <Input.Search
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(q) => onSearch(q.trim())}
      allowClear
      placeholder={t('inbox.search')}
      aria-label={t('inbox.search')}
      className="filter-search"
      data-testid="inbox-search"
    />
  );
}

interface ListParameters {
  readonly scope: (typeof SCOPES)[number];
  readonly q: string;
  readonly sort: string;
  readonly page: number;
  readonly pageSize: number;
}

function useListParameters(): { parameters: ListParameters; change: (change: Record<string, string>) => void } {
  const [search, setSearch] = useSearchParams();
  const scope = SCOPES.find((known) => known === search.get('scope')) ?? 'mine';
  const parameters: ListParameters = {
    scope,
    q: search.get('q') ?? '',
    sort: search.get('sort') ?? 'remaining',
    page: Number(search.get('page') ?? 1),
    pageSize: Number(search.get('pageSize') ?? 20),
  };
  const change = (changes: Record<string, string>) =>
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  return { parameters, change };
}
