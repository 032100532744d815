import { useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { api, query } from '../api/client';
import type { CaseFile, FormComponent, Person } from '../api/types';
import { useI18n } from '../i18n';
import { optionLabel } from './labels';

export interface Option {
  readonly value: string;
  readonly label: string;
}

/** The case whose evidence and people a form offers; null outside a case. */
export const FormCase = createContext<CaseFile | null>(null);

/** The choices of a field: its own, the people of a role (`people:<role>`) or the evidence of the case. */
export function useOptions(component: FormComponent): {
  readonly options: readonly Option[];
  readonly loading: boolean;
} {
  const { locale } = useI18n();
  const caseFile = useContext(FormCase);
  const source = component.properties?.['source'] ?? '';
  const role = source.startsWith('people') ? source.slice('people:'.length) : null;
  const people = useQuery({
    queryKey: ['people', role],
    queryFn: () => api<Person[]>('GET', `/people${query({ role })}`),
    enabled: role !== null,
    staleTime: 300_000,
  });
  if (role !== null) {
    const options = (people.data ?? []).map((person) => ({ value: person.id, label: personLabel(person) }));
    return { options, loading: people.isPending };
  }
  if (source === 'recusals') return { options: openRecusals(caseFile), loading: false };
  if (source === 'evidence') return { options: (caseFile?.evidence ?? []).map(evidenceOption), loading: false };
  return {
    options: (component.values ?? []).map((option) => ({
      value: option.value,
      label: optionLabel(component, option, locale),
    })),
    loading: false,
  };
}

function personLabel(person: Person): string {
  return person.unit === null || person.unit === '' ? person.name : `${person.name}（${person.unit}）`;
}

function evidenceOption(evidence: { readonly id: string; readonly title: string }): Option {
  return { value: evidence.id, label: evidence.title };
}

/** Requests of the case that nobody has decided yet. */
function openRecusals(caseFile: CaseFile | null): Option[] {
  const rows = Array.isArray(caseFile?.['recusals']) ? (caseFile['recusals'] as Record<string, unknown>[]) : [];
  const open = rows.filter(({ decision }) => decision === null);
  return open.map(({ id, on, reason }) => ({ value: String(id), label: `${String(on)} ${String(reason)}` }));
}
