import { Button, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { Link } from 'react-router-dom';
import type { Page, TaskRow } from '../api/types';
import { useI18n, type I18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { LimitLight } from '../ui/limit-light';
import { EmptyState, SectionSkeleton } from '../ui/states';
import { ClaimButton, TaskAssignee } from './claim';

export interface TaskListProps {
  /** Undefined while the first page is read. */
  readonly page: Page<TaskRow> | undefined;
  readonly scope: 'mine' | 'done' | 'all';
  readonly filtered: boolean;
  readonly onPage: (page: number, pageSize: number) => void;
}

/** Tasks as a dense table, one page of the service's at a time. */
export function TaskTable({ page, scope, filtered, onPage }: TaskListProps) {
  const i18n = useI18n();
  if (page === undefined) return <SectionSkeleton rows={10} />;
  return (
    <Table<TaskRow>
      size="small"
      rowKey="taskKey"
      columns={columnsOf(i18n, scope)}
      dataSource={[...page.rows]}
      scroll={{ x: 960 }}
      locale={{ emptyText: <EmptyState text={emptyText(i18n, scope, filtered)} /> }}
      onRow={(row) =>
        ({
          'data-testid': 'task-row',
          'data-act': row.act ?? '',
          'data-case-no': row.caseNo ?? '',
          'data-task-key': row.taskKey,
        }) as object
      }
      pagination={{
        current: page.page,
        pageSize: page.pageSize,
        total: page.total,
        showSizeChanger: true,
        hideOnSinglePage: page.total <= 20,
        onChange: onPage,
      }}
    />
  );
}

export function emptyText({ t }: I18n, scope: TaskListProps['scope'], filtered: boolean): string {
  return filtered ? t('list.noMatch') : t(`inbox.empty.${scope}`);
}

function columnsOf({ t }: I18n, scope: TaskListProps['scope']): TableColumnsType<TaskRow> {
  const caseNo = (row: TaskRow) =>
    row.caseId === null ? '—' : <Link to={`/cases/${row.caseId}`}>{row.caseNo ?? t('inbox.noCaseNo')}</Link>;
  return [
    { title: t('task.step'), key: 'step', width: 190, render: (_, row) => <TaskLink row={row} /> },
    { title: t('case.no'), key: 'caseNo', width: 200, render: (_, row) => caseNo(row) },
    { title: t('case.party'), dataIndex: 'partyName', ellipsis: true },
    ...(scope === 'done'
      ? [
          {
            title: t('task.completedAt'),
            key: 'completedAt',
            width: 150,
            render: (_: unknown, row: TaskRow) => dateTime(row.completedAt),
          },
        ]
      : [
          {
            title: t('task.limit'),
            key: 'limit',
            width: 190,
            render: (_: unknown, row: TaskRow) => <LimitLight limit={row.limit} />,
          },
        ]),
    { title: t('task.since'), key: 'since', width: 150, render: (_, row) => dateTime(row.createdAt) },
    { title: t('task.assignee'), key: 'assignee', width: 150, render: (_, row) => <TaskAssignee row={row} /> },
    { title: t('list.actions'), key: 'actions', width: 150, render: (_, row) => <TaskActions row={row} /> },
  ];
}

function TaskLink({ row }: { row: TaskRow }) {
  return (
    <Link to={`/tasks/${row.taskKey}`} className="task-name">
      {row.name}
    </Link>
  );
}

function TaskActions({ row }: { row: TaskRow }) {
  const { t } = useI18n();
  return (
    <span className="row-actions">
      <Link to={`/tasks/${row.taskKey}`} data-testid="task-open">
        {t(row.completedAt === null ? 'task.open' : 'task.view')}
      </Link>
      <ClaimButton row={row} render={(props) => <Button type="link" size="small" {...props} />} />
    </span>
  );
}
