import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../api/client';
import type { Person, PersonRef } from '../api/types';
import { useI18n, type MessageKey } from '../i18n';
import { zhCN } from '../i18n/zh-CN';
import { day } from '../ui/dates';
import type { FieldSpec } from './sections';

/** One value of the case file, written as its kind asks. */
export function CaseValue({ value, field }: { value: unknown; field: FieldSpec }): ReactNode {
  const { t } = useI18n();
  switch (field.kind) {
    case 'text':
      return <span className="pre-line">{String(value)}</span>;
    case 'day':
      return <time>{day(String(value))}</time>;
    case 'word':
      return <Word code={String(value)} prefix={field.prefix ?? ''} />;
    case 'words':
      return (value as readonly string[]).map((code) => <Word key={code} code={code} />);
    case 'yes-no':
      return t(value === true ? 'value.yes' : 'value.no');
    case 'person':
      return (value as PersonRef).name;
    case 'yuan':
      return t('value.yuan', { amount: Number(value).toLocaleString('zh-CN') });
    case 'hash':
      return <code title={String(value)}>{String(value).slice(0, 16)}…</code>;
    case 'texts':
      return <TextList texts={value as readonly string[]} />;
    case 'rows':
      return <Rows rows={value as readonly Record<string, unknown>[]} fields={field.fields ?? []} />;
    case 'bytes':
      return `${Math.max(1, Math.round(Number(value) / 1024)).toLocaleString('zh-CN')} KB`;
  }
}

/** A code of the law (`APPROVE`, `EX_FIRST` …) in words; a text that is none stays as it is. */
export function Word({ code, prefix = '' }: { code: string; prefix?: string }) {
  const { t } = useI18n();
  const key = [`value.${prefix}${code}`, `value.${code}`].find((candidate) => candidate in zhCN);
  return <span>{key === undefined ? code : t(key as MessageKey)}</span>;
}

/** The name of a person by id; the id itself until the list is there, and for people who have left. */
export function PersonName({ id }: { id: string }) {
  const people = useQuery({
    queryKey: ['people', null],
    queryFn: () => api<Person[]>('GET', '/people'),
    staleTime: 300_000,
  });
  return <span>{people.data?.find((person) => person.id === id)?.name ?? id}</span>;
}

function TextList({ texts }: { texts: readonly string[] }) {
  return (
    <ol className="value-list">
      {texts.map((text, index) => (
        <li key={index}>{text}</li>
      ))}
    </ol>
  );
}

function Rows({ rows, fields }: { rows: readonly (Record<string, unknown> | string)[]; fields: readonly FieldSpec[] }) {
  const { t } = useI18n();
  return (
    <table className="value-table">
      <thead>
        <tr>
          {fields.map((field) => (
            <th key={field.key} scope="col">
              {t(field.label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={index}>
            {fields.map((field, column) => {
              const value = typeof row === 'string' ? (column === 0 ? row : null) : row[field.key];
              return (
                <td key={field.key}>
                  {value === null || value === undefined || value === '' ? (
                    '—'
                  ) : (
                    <CaseValue value={value} field={field} />
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
