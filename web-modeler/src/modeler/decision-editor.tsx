import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input } from 'antd';
import { api, problemOf } from '../api/client';
import type { ProcedureVersion } from '../api/types';
import { useI18n } from '../i18n';
import { FindingList } from './finding-list';

interface DecisionEditorProps {
  readonly procedureId: string;
  readonly decision: ProcedureVersion['decisions'][number];
  readonly onDone: () => void;
}

interface DecisionValues {
  readonly xml: string;
  readonly note: string;
  readonly validFrom?: string;
}

/** Changes the DMN text of a decision table and puts it in force; cases use the table that was valid on their day. */
export function DecisionEditor({ procedureId, decision, onDone }: DecisionEditorProps) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const deploy = useMutation({
    mutationFn: ({ validFrom, ...values }: DecisionValues) =>
      api('POST', `/procedures/${procedureId}/decisions`, { ...values, ...(validFrom && { validFrom }) }),
    onSuccess: async () => {
      void message.success(t('modeler.decisionDeployed'));
      onDone();
      await client.invalidateQueries({ queryKey: ['procedures', procedureId] });
    },
  });
  const problem = deploy.isError ? problemOf(deploy.error) : null;
  return (
    <Form<DecisionValues>
      layout="vertical"
      initialValues={{ xml: decision.xml }}
      onFinish={(values) => deploy.mutate(values)}
      className="decision-editor"
    >
      {problem !== null && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problem.detail)} />
      )}
      {problem?.findings !== undefined && (
        <FindingList findings={problem.findings} nameOf={(id) => id} onChoose={() => undefined} />
      )}
      <Form.Item name="xml" label={t('modeler.decisionXml')} rules={[{ required: true, message: t('form.required') }]}>
        <Input.TextArea rows={16} className="code-area" spellCheck={false} data-testid="decision-xml" />
      </Form.Item>
      <Form.Item name="validFrom" label={t('modeler.validFrom')} extra={t('modeler.validFromNote')}>
        <Input type="date" className="date-narrow" data-testid="decision-valid-from" />
      </Form.Item>
      <Form.Item
        name="note"
        label={t('modeler.changeNote')}
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea rows={2} data-testid="decision-note" />
      </Form.Item>
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={deploy.isPending} data-testid="decision-deploy">
          {t('modeler.deploy')}
        </Button>
        <Button onClick={onDone}>{t('confirm.cancel')}</Button>
      </div>
    </Form>
  );
}
