import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { api, problemOf } from '../api/client';
import { useJudgement, useToday } from '../api/queries';
import type { CaseFile, FormSchema, ProblemBody, TaskDetail, Values } from '../api/types';
import { SchemaForm } from '../form/schema-form';
import { useI18n } from '../i18n';
import { Refusals } from '../law/refusals';
import { ConfirmAct, needsConfirmation } from './confirm-act';
import { useDraftSaver, type DraftSaver, type SaveState } from './draft-saver';
import { knownValues } from './known-values';

interface TaskFormProps {
  readonly task: TaskDetail;
  readonly schema: FormSchema;
  readonly caseFile: CaseFile | null;
}

/** The form of an open task: saved while one types, confirmed where the act has legal effect, refused with reasons by the law. */
export function TaskForm({ task, schema, caseFile }: TaskFormProps) {
  const { t } = useI18n();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const saver = useDraftSaver(task.taskKey);
  const [asked, setAsked] = useState<Values | null>(null);
  const complete = useCompletion(task, saver);
  const problem = complete.isError ? problemOf(complete.error) : null;
  const judgement = useJudgement(task.caseId, 'decision', task.act === 'decision' && problem === null);
  const submit = (values: Values) => (needsConfirmation(task.act) ? setAsked(values) : complete.mutate(values));
  if (today === null) return null;
  return (
    <>
      {problem !== null && <CompletionProblem problem={problem} caseId={task.caseId} />}
      {problem === null && (judgement.data?.refusals.length ?? 0) > 0 && (
        <Refusals refusals={judgement.data?.refusals ?? []} caseId={task.caseId} attempted={false} />
      )}
      <SchemaForm
        schema={schema}
        form={form}
        known={{ ...knownValues(schema, task.act, today, caseFile), ...(task.draft ?? {}) }}
        caseFile={caseFile}
        disabled={!task.mayAct.ok}
        errors={problem?.errors ?? []}
        onChange={saver.change}
        onSubmit={submit}
      >
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={complete.isPending} data-testid="task-complete">
            {t(needsConfirmation(task.act) ? 'task.completeLegal' : 'task.complete')}
          </Button>
          <DraftState state={saver.state} restored={task.draft !== null} />
        </div>
      </SchemaForm>
      <ConfirmAct
        taskName={task.name}
        schema={schema}
        values={asked}
        onCancel={() => setAsked(null)}
        onConfirm={(values) => {
          setAsked(null);
          complete.mutate(values);
        }}
      />
    </>
  );
}

function useCompletion(task: TaskDetail, saver: DraftSaver) {
  const { t } = useI18n();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (values: Values) => api('POST', `/tasks/${task.taskKey}/completion`, { values }),
    // A draft on its way would reach the task after its end.
    onMutate: saver.stop,
    onError: (_, values) => saver.change(values),
    onSuccess: async () => {
      void message.success(t('task.done', { task: task.name }));
      await navigate('/inbox');
      client.removeQueries({ queryKey: ['task', task.taskKey] });
      await client.invalidateQueries();
    },
  });
}

function CompletionProblem({ problem, caseId }: { problem: ProblemBody; caseId: string | null }) {
  const { text } = useI18n();
  if (problem.refusals !== undefined && problem.refusals.length > 0)
    return <Refusals refusals={problem.refusals} caseId={caseId} attempted />;
  const detail = problem.errors === undefined ? text(problem.detail) : undefined;
  return (
    <Alert
      type="error"
      showIcon
      role="alert"
      className="form-alert"
      title={text(problem.title)}
      {...(detail !== undefined && { description: detail })}
      data-testid="task-problem"
    />
  );
}

function DraftState({ state, restored }: { state: SaveState; restored: boolean }) {
  const { t } = useI18n();
  const time = state.kind === 'saved' ? state.at.toTimeString().slice(0, 5) : '';
  const words = {
    clean: restored ? t('draft.restored') : t('draft.auto'),
    saving: t('draft.saving'),
    saved: t('draft.saved', { time }),
    failed: t('draft.failed'),
  }[state.kind];
  return (
    <span className="quiet" role="status" data-testid="draft-state" data-state={state.kind}>
      {words}
    </span>
  );
}
