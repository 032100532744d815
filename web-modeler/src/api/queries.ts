import { useQuery } from '@tanstack/react-query';
import { api, query } from './client';
import type {
  CaseAct,
  CaseDiagram,
  CaseFile,
  ClockState,
  Page,
  Refusal,
  TaskDetail,
  TaskRow,
  TimelineEntry,
} from './types';

/** Reads that several pages share; each has one key, so that an act can invalidate what it changed. */
export function useCaseFile(caseId: string | null) {
  return useQuery({
    queryKey: ['case', caseId, 'file'],
    queryFn: () => api<CaseFile>('GET', `/cases/${caseId}`),
    enabled: caseId !== null,
  });
}

export function useTimeline(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'timeline'],
    queryFn: () => api<TimelineEntry[]>('GET', `/cases/${caseId}/timeline`),
  });
}

export function useCaseActs(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'acts'],
    queryFn: () => api<CaseAct[]>('GET', `/cases/${caseId}/acts`),
  });
}

export function useCaseDiagram(caseId: string) {
  return useQuery({
    queryKey: ['case', caseId, 'diagram'],
    queryFn: () => api<CaseDiagram>('GET', `/cases/${caseId}/diagram`),
  });
}

/** Tasks of one case that are open now. */
export function useOpenTasks(caseId: string | null) {
  return useQuery({
    queryKey: ['tasks', 'of-case', caseId],
    queryFn: () => api<Page<TaskRow>>('GET', `/tasks${query({ scope: 'all', caseId, pageSize: 50 })}`),
    select: (page) => page.rows.filter((row) => row.completedAt === null && row.state === 'OPEN'),
    enabled: caseId !== null,
  });
}

export function useTask(taskKey: string) {
  return useQuery({ queryKey: ['task', taskKey], queryFn: () => api<TaskDetail>('GET', `/tasks/${taskKey}`) });
}

/** What stands between the case and an act today; empty when nothing does. */
export function useJudgement(caseId: string | null, act: string, enabled = true) {
  return useQuery({
    queryKey: ['case', caseId, 'judgement', act],
    queryFn: () => api<{ refusals: Refusal[] }>('GET', `/cases/${caseId}/judgement${query({ act })}`),
    enabled: caseId !== null && enabled,
  });
}

/** The day in China by the clock of the service, which may be a controlled one; null until it is known. */
export function useToday(): string | null {
  const clock = useQuery({ queryKey: ['clock'], queryFn: () => api<ClockState>('GET', '/clock'), staleTime: 30_000 });
  if (clock.data === undefined) return null;
  return new Date(Date.parse(clock.data.now) + 8 * 3_600_000).toISOString().slice(0, 10);
}
