import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form } from 'antd';
import { useNavigate } from 'react-router-dom';
import { ApiProblem, api, problemOf } from '../api/client';
import { useToday } from '../api/queries';
import type { FormSchema, ProcedureVersion, Values } from '../api/types';
import { SchemaForm } from '../form/schema-form';
import { useI18n } from '../i18n';
import { useHasRole } from '../session/session';
import { Page } from '../ui/page';
import { ForbiddenState, Loaded } from '../ui/states';

const PROCEDURE = 'penalty-case';
const FORM = 'register-clue';

/** 登记线索: a clue becomes a case; the form is that of the approved procedure. */
export default function NewCasePage() {
  const { t } = useI18n();
  const procedure = useQuery({
    queryKey: ['procedures', PROCEDURE, 'latest'],
    queryFn: () => api<ProcedureVersion>('GET', `/procedures/${PROCEDURE}/versions/latest`),
  });
  if (!useHasRole('enforcement_officer')) return <ForbiddenState />;
  return (
    <Page title={t('inbox.newCase')} note={t('inbox.newCaseNote')} back={{ to: '/inbox', label: t('nav.inbox') }}>
      <section className="panel panel-form">
        <Loaded query={procedure}>{({ forms }) => <RegisterForm schema={forms[FORM] ?? { components: [] }} />}</Loaded>
      </section>
    </Page>
  );
}

function RegisterForm({ schema }: { schema: FormSchema }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const client = useQueryClient();
  const today = useToday();
  const register = useMutation({
    mutationFn: (values: Values) => api<{ caseId: string; caseNo: string }>('POST', '/cases', values),
    onSuccess: async ({ caseNo }) => {
      void message.success(t('inbox.registered', { caseNo }));
      await client.invalidateQueries({ queryKey: ['tasks'] });
      await navigate('/inbox');
    },
  });
  const problem = register.isError ? problemOf(register.error) : null;
  if (today === null) return null;
  return (
    <>
      {problem !== null && problem.status !== 422 && (
        <Alert type="error" showIcon role="alert" title={text(problem.detail)} className="form-alert" />
      )}
      <SchemaForm
        schema={schema}
        form={form}
        known={{ receivedOn: today }}
        errors={register.error instanceof ApiProblem ? (register.error.body.errors ?? []) : []}
        onSubmit={(values) => register.mutate(values)}
      >
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={register.isPending} data-testid="case-register">
            {t('inbox.register')}
          </Button>
        </div>
      </SchemaForm>
    </>
  );
}
