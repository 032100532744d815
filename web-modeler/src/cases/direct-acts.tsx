import { Button } from 'antd';
import { useCaseActs } from '../api/queries';
import { useI18n } from '../i18n';
import { Loaded } from '../ui/states';

/** Acts without a task: statement, waiver, hearing request, evidence, recusal … One that is not possible now still opens, to say why. */
export function DirectActs({ caseId, onOpen }: { caseId: string; onOpen: (act: string) => void }) {
  const { t, text } = useI18n();
  const acts = useCaseActs(caseId);
  return (
    <section className="panel panel-tight" aria-label={t('case.directActs')}>
      <h2>{t('case.directActs')}</h2>
      <p className="quiet">{t('case.directActsNote')}</p>
      <Loaded query={acts} rows={3}>
        {(all) => (
          <div className="direct-acts">
            {all
              .filter((act) => act.direct)
              .map((act) => (
                <Button
                  key={act.act}
                  size="small"
                  type={act.allowed ? 'default' : 'dashed'}
                  onClick={() => onOpen(act.act)}
                  data-testid={`act-${act.act}`}
                >
                  {text(act.name)}
                </Button>
              ))}
          </div>
        )}
      </Loaded>
    </section>
  );
}
