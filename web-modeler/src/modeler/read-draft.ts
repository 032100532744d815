import { ApiProblem, api } from '../api/client';
import type { ProcedureDraft } from '../api/types';

/** The draft of a procedure; null when nobody has begun one. */
export async function readDraft(procedureId: string): Promise<ProcedureDraft | null> {
  try {
    return await api<ProcedureDraft | null>('GET', `/procedures/${procedureId}/draft`);
  } catch (error) {
    if (error instanceof ApiProblem && error.status === 404) return null;
    throw error;
  }
}
