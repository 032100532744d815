import { Pagination } from 'antd';
import { Link } from 'react-router-dom';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { LimitLight } from '../ui/limit-light';
import { EmptyState, SectionSkeleton } from '../ui/states';
import { TaskAssignee } from './claim';
import { emptyText, type TaskListProps } from './task-table';

/** The same tasks for a narrow screen: one card each, wholly a link. */
export function TaskCards({ page, scope, filtered, onPage }: TaskListProps) {
  const i18n = useI18n();
  if (page === undefined) return <SectionSkeleton rows={10} />;
  if (page.rows.length === 0) return <EmptyState text={emptyText(i18n, scope, filtered)} />;
  return (
    <>
      <ul className="task-cards">
        {page.rows.map((row) => (
          <li
            key={row.taskKey}
            data-testid="task-row"
            data-act={row.act ?? ''}
            data-case-no={row.caseNo ?? ''}
            data-task-key={row.taskKey}
          >
            <Link to={`/tasks/${row.taskKey}`} data-testid="task-open" className="task-card">
              <span className="task-card-head">
                <strong>{row.name}</strong>
                <LimitLight limit={row.limit} />
              </span>
              <span>{row.partyName}</span>
              <span className="quiet">
                {row.caseNo} · {dateTime(row.createdAt)} · <TaskAssignee row={row} />
              </span>
            </Link>
          </li>
        ))}
      </ul>
      <Pagination
        simple
        current={page.page}
        pageSize={page.pageSize}
        total={page.total}
        onChange={onPage}
        hideOnSinglePage
      />
    </>
  );
}
