import { EditOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { problemOf } from '../api/client';
import type { ProcedureVersion } from '../api/types';
import { useI18n } from '../i18n';
import { EmptyState } from '../ui/states';
import { DecisionEditor } from './decision-editor';
import { decisionTables, type DecisionTable } from './dmn-table';

type DecisionResource = ProcedureVersion['decisions'][number];

/** The decision tables of a procedure (thresholds, exemption list), each with a way to put a changed one in force. */
export function Decisions({ present, editable }: { present: ProcedureVersion; editable: boolean }) {
  const { t } = useI18n();
  if (present.decisions.length === 0) return <EmptyState text={t('modeler.noDecisions')} />;
  return (
    <div className="decisions">
      {present.decisions.map((decision) => (
        <DecisionCard key={decision.id} procedureId={present.procedureId} decision={decision} editable={editable} />
      ))}
    </div>
  );
}

function DecisionCard({
  procedureId,
  decision,
  editable,
}: {
  procedureId: string;
  decision: DecisionResource;
  editable: boolean;
}) {
  const { t } = useI18n();
  const [editing, setEditing] = useState(false);
  const read = useMemo(() => readTables(decision.xml), [decision.xml]);
  return (
    <section className="decision" data-testid={`decision-${decision.id}`}>
      <h3>
        {decision.name} <code className="quiet">{decision.id}</code>
        {editable && !editing && (
          <Button
            size="small"
            icon={<EditOutlined />}
            onClick={() => setEditing(true)}
            data-testid={`decision-edit-${decision.id}`}
          >
            {t('modeler.editDecision')}
          </Button>
        )}
      </h3>
      {'error' in read ? (
        <Alert type="error" showIcon title={read.error} />
      ) : (
        read.tables.map((table) => <DecisionTableView key={table.id} table={table} />)
      )}
      {editing && <DecisionEditor procedureId={procedureId} decision={decision} onDone={() => setEditing(false)} />}
    </section>
  );
}

export function DecisionTableView({ table }: { table: DecisionTable }) {
  const { t } = useI18n();
  return (
    <div className="table-scroll">
      <table className="value-table decision-table">
        <caption>{t('modeler.hitPolicy', { table: table.name, policy: table.hitPolicy })}</caption>
        <thead>
          <tr>
            <th scope="col">#</th>
            {table.inputs.map((input) => (
              <th key={input.expression} scope="col" title={input.expression}>
                {t('modeler.when')} {input.label}
              </th>
            ))}
            {table.outputs.map((output) => (
              <th key={output.name} scope="col" className="decision-output" title={output.name}>
                {t('modeler.then')} {output.label}
              </th>
            ))}
            <th scope="col">{t('modeler.ruleNote')}</th>
          </tr>
        </thead>
        <tbody>
          {table.rules.map((rule, index) => (
            <tr key={rule.id}>
              <td>{index + 1}</td>
              {rule.when.map((text, column) => (
                <td key={column}>
                  {text === '' || text === '-' ? (
                    <span className="quiet">{t('modeler.any')}</span>
                  ) : (
                    <code>{text}</code>
                  )}
                </td>
              ))}
              {rule.then.map((text, column) => (
                <td key={column} className="decision-output">
                  <code>{text}</code>
                </td>
              ))}
              <td className="decision-note">{rule.note}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function readTables(xml: string): { tables: DecisionTable[] } | { error: string } {
  try {
    return { tables: decisionTables(xml) };
  } catch (error) {
    return { error: problemOf(error).detail.zh };
  }
}
