import { ArrowRightOutlined } from '@ant-design/icons';
import { Link, useLocation } from 'react-router-dom';
import { useOpenTasks } from '../api/queries';
import type { Refusal } from '../api/types';
import { useI18n } from '../i18n';

/** Acts that need no open task; everybody entitled records them on the page of the case. */
const DIRECT_ACTS: ReadonlySet<string> = new Set([
  'statement',
  'waiver',
  'hearing-request',
  'hearing-withdrawal',
  'evidence',
  'recusal-request',
  'recusal-decision',
]);

interface RemedyLinkProps {
  readonly remedy: Refusal['remedy'];
  readonly caseId: string | null;
}

/** Leads to where the missing thing is done: the form of a direct act, the open task, or the element in the diagram. */
export function RemedyLink({ remedy, caseId }: RemedyLinkProps) {
  const { t } = useI18n();
  const { pathname } = useLocation();
  const tasks = useOpenTasks(remedy.act === null ? null : caseId);
  if (caseId === null) return null;
  const task = tasks.data?.find((row) => row.act === remedy.act);
  if (remedy.act !== null && DIRECT_ACTS.has(remedy.act))
    return way(`/cases/${caseId}?act=${remedy.act}`, t('refusal.doIt'));
  // Nothing leads to where one already is.
  if (task !== undefined && pathname === `/tasks/${task.taskKey}`) return null;
  if (task !== undefined) return way(`/tasks/${task.taskKey}`, t('refusal.openTask', { task: task.name }));
  if (remedy.elementId !== null)
    return way(`/cases/${caseId}?tab=diagram&element=${remedy.elementId}`, t('refusal.showStep'));
  return way(`/cases/${caseId}`, t('refusal.openCase'));
}

function way(to: string, label: string) {
  return (
    <Link to={to} className="remedy-link" data-testid="remedy-link">
      {label} <ArrowRightOutlined />
    </Link>
  );
}
