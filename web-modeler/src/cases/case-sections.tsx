import { Tag } from 'antd';
import { useState } from 'react';
import type { CaseFile } from '../api/types';
import { useI18n } from '../i18n';
import { day } from '../ui/dates';
import { CaseValue } from './case-value';
import { EvidenceList } from './evidence';
import { SECTIONS, entriesOf, type SectionSpec } from './sections';

/** The whole case file; what has not happened yet is named at the end, so that one sees that nothing is left out. */
export function CaseSections({ file }: { file: CaseFile }) {
  const { t } = useI18n();
  const filled = SECTIONS.filter((section) => entriesOf(file, section).length > 0);
  const missing = SECTIONS.filter((section) => entriesOf(file, section).length === 0);
  const afterInvestigation = filled.findIndex((section) => section.key === 'examinations' || section.key === 'drafts');
  const cut = afterInvestigation === -1 ? filled.length : afterInvestigation;
  return (
    <div className="case-sections">
      {filled.slice(0, cut).map((section) => (
        <Section key={section.key} file={file} section={section} />
      ))}
      <EvidenceList file={file} />
      {filled.slice(cut).map((section) => (
        <Section key={section.key} file={file} section={section} />
      ))}
      {missing.length > 0 && (
        <p className="quiet case-missing">
          {t('case.notYet')} {missing.map((section) => t(section.title)).join(' · ')}
        </p>
      )}
    </div>
  );
}

/** Of a section with several entries the last one counts in law: it is shown, earlier ones on request. */
function Section({ file, section }: { file: CaseFile; section: SectionSpec }) {
  const { t } = useI18n();
  const [all, setAll] = useState(false);
  const entries = entriesOf(file, section);
  const shown = all ? entries : entries.slice(-1);
  const first = entries.length - shown.length;
  return (
    <section className="case-section" data-testid={`section-${section.key}`}>
      <h3>
        {t(section.title)}
        {entries.length > 1 && (
          <button type="button" className="link-button" aria-expanded={all} onClick={() => setAll(!all)}>
            {t(all ? 'case.showLast' : 'case.showAll', { count: entries.length })}
          </button>
        )}
        {section.undated !== true && <time className="case-section-on">{onOf(entries[entries.length - 1])}</time>}
      </h3>
      {shown.map((entry, index) => (
        <div key={String(entry['id'] ?? index)} className="case-entry">
          {entries.length > 1 && (
            <Tag className="case-entry-number">
              {t('case.entry', { number: first + index + 1 })} {onOf(entry)}
            </Tag>
          )}
          <Entry section={section} entry={entry} />
        </div>
      ))}
    </section>
  );
}

function Entry({ section, entry }: { section: SectionSpec; entry: Record<string, unknown> }) {
  const { t } = useI18n();
  const fields = section.fields.filter((field) => isGiven(entry[field.key]));
  return (
    <dl className="fields">
      {fields.map((field) => (
        <div key={field.key} className={field.wide === true ? 'field-wide' : ''}>
          <dt>{t(field.label)}</dt>
          <dd>
            <CaseValue value={entry[field.key]} field={field} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The day on which the entry happened in law. */
function onOf(entry: Record<string, unknown> | undefined): string {
  return day(entry?.['on'] as string | undefined);
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0);
}
