import { Alert, Tag } from 'antd';
import { Link, useParams, useSearchParams } from 'react-router-dom';
import { useCaseFile, useJudgement, useOpenTasks } from '../api/queries';
import type { CaseFile } from '../api/types';
import { useI18n } from '../i18n';
import { Refusals } from '../law/refusals';
import { LimitLight } from '../ui/limit-light';
import { Page } from '../ui/page';
import { Loaded } from '../ui/states';
import { ActDrawer } from './act-drawer';
import { CaseTabs } from './case-tabs';
import { DirectActs } from './direct-acts';
import { StateTag } from './cases-page';

/** One case: its file, record, diagram and limits on the left; what is open and what can be recorded now on the right. */
export default function CasePage() {
  const { t } = useI18n();
  const { caseId = '' } = useParams();
  const file = useCaseFile(caseId);
  const [search, setSearch] = useSearchParams();
  const openAct = (act: string | null) =>
    setSearch((previous) => {
      const next = new URLSearchParams(previous);
      if (act === null) next.delete('act');
      else next.set('act', act);
      return next;
    });
  return (
    <Page
      title={file.data?.caseNo ?? t('case.title')}
      back={{ to: '/cases', label: t('nav.cases') }}
      note={file.data && <CaseNote file={file.data} />}
    >
      <Loaded query={file}>
        {(loaded) => (
          <>
            <div className="split split-case">
              <section className="panel" aria-label={t('case.file')}>
                <CaseTabs file={loaded} />
              </section>
              <aside className="case-aside">
                <OpenTasks caseId={caseId} />
                <DirectActs caseId={caseId} onOpen={openAct} />
                {loaded.decision === null && loaded.state === 'OPEN' && <DecisionConditions caseId={caseId} />}
              </aside>
            </div>
            <ActDrawer file={loaded} act={search.get('act')} onClose={() => openAct(null)} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function CaseNote({ file }: { file: CaseFile }) {
  return (
    <span className="dots">
      <span>{file.partyName ?? (file['party'] as { name?: string } | null)?.name}</span>
      <span>{file.causeOfAction}</span>
      <StateTag state={file.state} />
    </span>
  );
}

function OpenTasks({ caseId }: { caseId: string }) {
  const { t } = useI18n();
  const tasks = useOpenTasks(caseId);
  return (
    <section className="panel panel-tight" aria-label={t('case.openTasks')}>
      <h2>{t('case.openTasks')}</h2>
      <Loaded query={tasks} rows={2}>
        {(rows) =>
          rows.length === 0 ? (
            <p className="quiet">{t('case.noOpenTasks')}</p>
          ) : (
            <ul className="open-tasks">
              {rows.map((row) => (
                <li key={row.taskKey}>
                  <Link to={`/tasks/${row.taskKey}`} data-testid="case-open-task">
                    {row.name}
                  </Link>
                  <Tag>{row.assignee?.name ?? row.candidateGroups.map((role) => t(`role.${role}`)).join('、')}</Tag>
                  <LimitLight limit={row.limit} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  );
}

/** What still stands between this case and a decision, before anybody tries. */
function DecisionConditions({ caseId }: { caseId: string }) {
  const { t } = useI18n();
  const judgement = useJudgement(caseId, 'decision');
  if (judgement.data === undefined) return null;
  if (judgement.data.refusals.length === 0) return <Alert type="success" showIcon title={t('case.mayDecide')} />;
  return <Refusals refusals={judgement.data.refusals} caseId={caseId} attempted={false} />;
}
