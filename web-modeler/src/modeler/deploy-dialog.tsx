import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { ApiProblem, api, problemOf } from '../api/client';
import type { ProblemBody, ProcedureVersion } from '../api/types';
import { useI18n } from '../i18n';
import { FindingList } from './finding-list';
import type { ModelerCanvas } from './modeler-canvas';

interface DeployDialogProps {
  readonly open: boolean;
  readonly present: ProcedureVersion;
  readonly modeler: ModelerCanvas | null;
  readonly hasDraft: boolean;
  readonly onClose: () => void;
  readonly onChoose: (elementId: string) => void;
}

/** Puts the drawing in force as a new version, with the reason for the change; a refusal lists its findings. */
export function DeployDialog({ open, present, modeler, hasDraft, onClose, onChoose }: DeployDialogProps) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<DeployForm>();
  // Stays while the signed deployment is under way.
  const [unproved, setUnproved] = useState(false);
  const deploy = useMutation({
    mutationFn: async ({ note, exception }: DeployForm) => {
      if (modeler === null) throw new Error('expected an open diagram, found none');
      const deployed = await api<{ version: number }>('POST', `/procedures/${present.procedureId}/versions`, {
        xml: await modeler.xml(),
        note,
        ...(exception === undefined ? {} : { exception: { reason: exception } }),
      });
      if (hasDraft) await dropDraft(present.procedureId);
      return deployed;
    },
    onError: (error) => setUnproved(problemOf(error).type === 'not-proved'),
    onSuccess: async ({ version }) => {
      void message.success(t('modeler.deployed', { version }));
      close();
      client.removeQueries({ queryKey: ['procedures', present.procedureId, 'draft'] });
      await client.invalidateQueries({ queryKey: ['procedures'] });
    },
  });
  const close = () => {
    deploy.reset();
    setUnproved(false);
    form.resetFields();
    onClose();
  };
  const problem = deploy.isError ? problemOf(deploy.error) : null;
  return (
    <Modal
      open={open}
      title={t('modeler.deployTitle')}
      okText={t(unproved ? 'proof.exceptionSign' : 'modeler.deploy')}
      onCancel={close}
      onOk={() => form.submit()}
      confirmLoading={deploy.isPending}
      okButtonProps={{ 'data-testid': 'deploy-ok' }}
      width={640}
    >
      <p>{t('modeler.deployNote', { version: present.version })}</p>
      {problem !== null && (
        <div data-testid={unproved ? 'deploy-not-proved' : 'deploy-refused'}>
          <Alert
            type={unproved ? 'warning' : 'error'}
            showIcon
            role="alert"
            className="form-alert"
            title={unproved ? t('proof.exceptionTitle') : text(problem.title)}
            description={descriptionOf(problem, t('proof.exceptionNote'), text(problem.detail))}
          />
          <FindingList
            findings={problem.findings ?? []}
            nameOf={(id) => modeler?.nameOf(id) ?? id}
            onChoose={(id) => {
              close();
              onChoose(id);
            }}
          />
        </div>
      )}
      <Form form={form} layout="vertical" onFinish={(values) => deploy.mutate(values)}>
        <Form.Item
          name="note"
          label={t('modeler.changeNote')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input.TextArea rows={3} data-testid="deploy-note" />
        </Form.Item>
        {unproved && (
          <Form.Item
            name="exception"
            label={t('proof.exceptionReason')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input.TextArea rows={3} data-testid="exception-reason" />
          </Form.Item>
        )}
      </Form>
    </Modal>
  );
}

interface DeployForm {
  readonly note: string;
  /** Why it comes into force without a proof. */
  readonly exception?: string;
}

function descriptionOf(problem: ProblemBody, unproved: string, detail: string): string | undefined {
  if (problem.type === 'not-proved') return unproved;
  return problem.findings === undefined ? detail : undefined;
}

/** What was drafted is in force now; the service may have dropped the draft already. */
async function dropDraft(procedureId: string): Promise<void> {
  try {
    await api('DELETE', `/procedures/${procedureId}/draft`);
  } catch (error) {
    if (!(error instanceof ApiProblem && error.status === 404)) throw error;
  }
}
