import { SafetyCertificateOutlined } from '@ant-design/icons';
import { useMutation } from '@tanstack/react-query';
import { Alert, Button, Timeline as AntTimeline } from 'antd';
import { api, problemOf } from '../api/client';
import { useTimeline } from '../api/queries';
import type { TimelineEntry, Verification } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';

/** The record chain of the case, newest first, and the check that nothing in it was changed. */
export function Timeline({ caseId }: { caseId: string }) {
  const { t } = useI18n();
  const timeline = useTimeline(caseId);
  return (
    <div>
      <Verify caseId={caseId} />
      <Loaded query={timeline}>
        {(entries) =>
          entries.length === 0 ? (
            <EmptyState text={t('timeline.empty')} />
          ) : (
            <AntTimeline
              items={[...entries].reverse().map((entry) => ({ key: entry.seq, content: <Entry entry={entry} /> }))}
            />
          )
        }
      </Loaded>
    </div>
  );
}

function Entry({ entry }: { entry: TimelineEntry }) {
  const { t, text } = useI18n();
  return (
    <div className="timeline-entry" data-testid="timeline-entry" data-kind={entry.kind}>
      <p className="timeline-summary">
        {entry.on !== null && <time dateTime={entry.on}>{entry.on}</time>} {text(entry.summary)}
      </p>
      <p className="quiet">
        {t('timeline.recorded', {
          seq: entry.seq,
          at: dateTime(entry.at),
          actor: entry.actor?.name ?? t('timeline.system'),
        })}
        <code title={entry.hash}>{entry.hash.slice(0, 10)}</code>
      </p>
    </div>
  );
}

function Verify({ caseId }: { caseId: string }) {
  const { t, text } = useI18n();
  const verify = useMutation({ mutationFn: () => api<Verification>('GET', `/cases/${caseId}/verification`) });
  return (
    <div className="verify">
      <Button
        icon={<SafetyCertificateOutlined />}
        loading={verify.isPending}
        onClick={() => verify.mutate()}
        data-testid="verify-chain"
      >
        {t('timeline.verify')}
      </Button>
      <div role="status" className="verify-result" data-testid="verify-result">
        {verify.isError && <Alert type="error" showIcon title={text(problemOf(verify.error).detail)} />}
        {verify.data && <VerifyResult result={verify.data} />}
      </div>
    </div>
  );
}

function VerifyResult({ result }: { result: Verification }) {
  const { t, text } = useI18n();
  if (result.intact) return <Alert type="success" showIcon title={t('timeline.intact', { entries: result.entries })} />;
  return (
    <Alert
      type="error"
      showIcon
      title={t('timeline.broken', { seq: result.broken?.seq ?? '?' })}
      description={text(result.broken?.reason)}
    />
  );
}
