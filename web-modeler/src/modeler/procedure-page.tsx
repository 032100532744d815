import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router-dom';
import { api } from '../api/client';
import type { ProcedureVersion } from '../api/types';
import { useI18n } from '../i18n';
import { useHasRole } from '../session/session';
import { Page } from '../ui/page';
import { ErrorState, SectionSkeleton } from '../ui/states';
import { ProcedureEditor } from './procedure-editor';
import { ProcedureReader } from './procedure-reader';
import { readDraft } from './read-draft';

/** A procedure: the legal office edits the present version or its draft, everybody reads; old versions are read-only for all. */
export default function ProcedurePage() {
  const { t } = useI18n();
  const { procedureId = '', version } = useParams();
  const edits = useHasRole('legal_office') && version === undefined;
  const present = useQuery({
    queryKey: ['procedures', procedureId, version ?? 'latest'],
    queryFn: () => api<ProcedureVersion>('GET', `/procedures/${procedureId}/versions/${version ?? 'latest'}`),
    staleTime: Infinity,
  });
  const draft = useQuery({
    queryKey: ['procedures', procedureId, 'draft'],
    queryFn: () => readDraft(procedureId),
    enabled: edits,
    staleTime: Infinity,
    gcTime: 0,
  });
  const error = present.error ?? draft.error;
  if (error !== null)
    return <ErrorState error={error} onRetry={() => void Promise.all([present.refetch(), draft.refetch()])} />;
  if (present.data === undefined || (edits && draft.data === undefined)) {
    return (
      <Page title={t('modeler.title')}>
        <SectionSkeleton rows={10} />
      </Page>
    );
  }
  if (!edits) return <ProcedureReader present={present.data} old={version !== undefined} />;
  return (
    <ProcedureEditor key={`${procedureId}-${present.data.version}`} present={present.data} draft={draft.data ?? null} />
  );
}
