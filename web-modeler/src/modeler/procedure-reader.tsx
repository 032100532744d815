import { Segmented, Tag } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ProcedureVersion } from '../api/types';
import { PersonName } from '../cases/case-value';
import { DiagramView } from '../diagram/diagram-view';
import { ElementTable } from '../diagram/element-table';
import { elementRows, type ElementRow } from '../diagram/elements';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { Page } from '../ui/page';
import { Decisions } from './decisions';
import { Forms } from './forms';
import { Versions } from './versions';
import { nameOfProcess } from './process-name';

const VIEWS = ['diagram', 'table', 'decisions', 'forms', 'versions'] as const;

/** A version to read: diagram, the same as a table, decision tables, forms, list of versions. */
export function ProcedureReader({ present, old }: { present: ProcedureVersion; old: boolean }) {
  const { t, locale } = useI18n();
  const [view, setView] = useState<(typeof VIEWS)[number]>('diagram');
  const [rows, setRows] = useState<readonly ElementRow[]>([]);
  return (
    <Page
      title={nameOfProcess(present.xml) ?? present.procedureId}
      back={{ to: '/modeler', label: t('nav.modeler') }}
      note={<VersionNote present={present} old={old} />}
      extra={
        <Segmented
          value={view}
          onChange={setView}
          options={VIEWS.map((value) => ({ value, label: t(`modeler.view.${value}`) }))}
        />
      }
    >
      <section className="panel">
        <div className="diagram-frame-large" hidden={view !== 'diagram'}>
          <DiagramView xml={present.xml} onDrawn={(registry) => setRows(elementRows(registry, locale))} />
        </div>
        {view === 'table' && <ElementTable rows={rows} />}
        {view === 'decisions' && <Decisions present={present} editable={false} />}
        {view === 'forms' && <Forms forms={present.forms} />}
        {view === 'versions' && <Versions procedureId={present.procedureId} />}
      </section>
    </Page>
  );
}

function VersionNote({ present, old }: { present: ProcedureVersion; old: boolean }) {
  const { t } = useI18n();
  return (
    <span className="dots">
      <Tag>v{present.version}</Tag>
      <span>
        {dateTime(present.deployedAt)} <PersonName id={present.deployedBy} />
      </span>
      {present.note !== null && present.note !== '' && <span>{present.note}</span>}
      {old && (
        <span>
          {t('modeler.oldVersion')} <Link to={`/modeler/${present.procedureId}`}>{t('modeler.toPresent')}</Link>
        </span>
      )}
    </span>
  );
}
