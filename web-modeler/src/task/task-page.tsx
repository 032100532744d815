import { Alert, Button, Tag } from 'antd';
import { Link, useParams } from 'react-router-dom';
import { useCaseFile, useTask } from '../api/queries';
import type { CaseFile, TaskDetail } from '../api/types';
import { CaseTabs } from '../cases/case-tabs';
import { useI18n } from '../i18n';
import { ClaimButton, TaskAssignee } from '../inbox/claim';
import { dateTime } from '../ui/dates';
import { LimitLight } from '../ui/limit-light';
import { Page } from '../ui/page';
import { EmptyState, Loaded, SectionSkeleton } from '../ui/states';
import { TaskForm } from './task-form';

/** A task: its form on the left, everything known of the case on the right. */
export default function TaskPage() {
  const { t } = useI18n();
  const { taskKey = '' } = useParams();
  const task = useTask(taskKey);
  const caseFile = useCaseFile(task.data?.caseId ?? null);
  return (
    <Page
      title={task.data?.name ?? t('task.title')}
      back={{ to: '/inbox', label: t('nav.inbox') }}
      note={task.data && <TaskNote task={task.data} />}
      extra={task.data && <TaskHead task={task.data} />}
    >
      <Loaded query={task}>
        {(detail) => (
          <div className="split">
            <section className="panel" aria-label={t('task.form')}>
              <TaskBody key={detail.taskKey} task={detail} caseFile={caseFile.data ?? null} />
            </section>
            <section className="panel" aria-label={t('case.file')}>
              {detail.caseId === null ? (
                <EmptyState text={t('task.noCase')} />
              ) : (
                <Loaded query={caseFile}>{(file) => <CaseTabs file={file} />}</Loaded>
              )}
            </section>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

function TaskNote({ task }: { task: TaskDetail }) {
  const { t } = useI18n();
  return (
    <span className="dots">
      {task.caseId !== null && <Link to={`/cases/${task.caseId}`}>{task.caseNo}</Link>}
      <span>{task.partyName}</span>
      <span>{t('task.sinceAt', { at: dateTime(task.createdAt) })}</span>
      <TaskAssignee row={task} />
    </span>
  );
}

function TaskHead({ task }: { task: TaskDetail }) {
  return (
    <>
      <LimitLight limit={task.limit} withName />
      <ClaimButton row={task} render={(props) => <Button {...props} />} />
    </>
  );
}

function TaskBody({ task, caseFile }: { task: TaskDetail; caseFile: CaseFile | null }) {
  const { t, text } = useI18n();
  if (task.completedAt !== null || task.state !== 'OPEN') {
    return (
      <EmptyState text={t(task.state === 'CANCELED' ? 'task.canceled' : 'task.completed')}>
        <Tag>{dateTime(task.completedAt)}</Tag>
      </EmptyState>
    );
  }
  if (task.form === null) return <Alert type="warning" showIcon title={t('task.noForm')} />;
  if (task.caseId !== null && caseFile === null) return <SectionSkeleton rows={8} />;
  return (
    <>
      {!task.mayAct.ok && (
        <Alert
          type="info"
          showIcon
          className="form-alert"
          title={text(task.mayAct.reason)}
          data-testid="task-may-not"
        />
      )}
      <TaskForm task={task} schema={task.form} caseFile={caseFile} />
    </>
  );
}
