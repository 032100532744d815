import { UploadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Upload } from 'antd';
import { useState } from 'react';
import { api, problemOf } from '../api/client';
import { useCaseActs, useJudgement, useToday } from '../api/queries';
import type { CaseAct, CaseFile, Values } from '../api/types';
import { SchemaForm } from '../form/schema-form';
import { useI18n } from '../i18n';
import { Refusals } from '../law/refusals';
import { EmptyState, Loaded } from '../ui/states';

interface ActDrawerProps {
  readonly file: CaseFile;
  /** Null: closed. */
  readonly act: string | null;
  readonly onClose: () => void;
}

/** The form of a direct act over the page of the case. */
export function ActDrawer({ file, act, onClose }: ActDrawerProps) {
  const { t, text } = useI18n();
  const acts = useCaseActs(file.caseId);
  const chosen = acts.data?.find((candidate) => candidate.act === act);
  return (
    <Drawer
      open={act !== null}
      onClose={onClose}
      size={560}
      destroyOnHidden
      title={chosen === undefined ? t('case.directActs') : text(chosen.name)}
    >
      <Loaded query={acts}>
        {() =>
          chosen === undefined ? (
            <EmptyState text={t('case.actUnknown')} />
          ) : (
            <ActForm file={file} act={chosen} onDone={onClose} />
          )
        }
      </Loaded>
    </Drawer>
  );
}

function ActForm({ file, act, onDone }: { file: CaseFile; act: CaseAct; onDone: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const today = useToday();
  const [form] = Form.useForm<Values>();
  const [upload, setUpload] = useState<File | null>(null);
  const perform = useMutation({
    mutationFn: (values: Values) => send(file.caseId, act.act, values, upload),
    onSuccess: async () => {
      void message.success(t('case.actDone', { act: text(act.name) }));
      onDone();
      await client.invalidateQueries();
    },
  });
  const problem = perform.isError ? problemOf(perform.error) : null;
  if (act.form === null || today === null) return <EmptyState text={t('task.noForm')} />;
  return (
    <>
      {!act.allowed && <NotAllowed caseId={file.caseId} act={act.act} />}
      {problem?.refusals !== undefined && <Refusals refusals={problem.refusals} caseId={file.caseId} attempted />}
      {problem !== null && problem.refusals === undefined && problem.errors === undefined && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problem.detail)} />
      )}
      <SchemaForm
        schema={act.form}
        form={form}
        caseFile={file}
        known={{ on: today, obtainedOn: today }}
        disabled={!act.allowed}
        errors={problem?.errors ?? []}
        onSubmit={(values) => perform.mutate(values)}
      >
        {act.act === 'evidence' && <EvidenceUpload onChoose={setUpload} />}
        <div className="form-actions">
          <Button type="primary" htmlType="submit" loading={perform.isPending} data-testid="act-submit">
            {t('case.actSubmit')}
          </Button>
        </div>
      </SchemaForm>
    </>
  );
}

/** The law's reasons where it has some; else it is the role. */
function NotAllowed({ caseId, act }: { caseId: string; act: string }) {
  const { t } = useI18n();
  const judgement = useJudgement(caseId, act);
  const refusals = judgement.data?.refusals ?? [];
  if (refusals.length > 0) return <Refusals refusals={refusals} caseId={caseId} attempted={false} />;
  return <Alert type="info" showIcon className="form-alert" title={t('case.actNotAllowed')} />;
}

function EvidenceUpload({ onChoose }: { onChoose: (file: File | null) => void }) {
  const { t } = useI18n();
  return (
    <Form.Item label={t('case.file.upload')} extra={t('case.file.uploadNote')}>
      <Upload
        maxCount={1}
        beforeUpload={(file) => {
          onChoose(file);
          return false; // It is sent with the form, in one request.
        }}
        onRemove={() => onChoose(null)}
        data-testid="evidence-file"
      >
        <Button icon={<UploadOutlined />}>{t('case.file.choose')}</Button>
      </Upload>
    </Form.Item>
  );
}

/** Evidence with a file is one multipart request, its list of proofs as JSON text; every other act sends its values. */
function send(caseId: string, act: string, values: Values, upload: File | null): Promise<unknown> {
  if (act !== 'evidence' || upload === null) return api('POST', `/cases/${caseId}/acts/${act}`, { values });
  const body = new FormData();
  for (const [name, value] of Object.entries(values))
    body.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  body.append('file', upload);
  return api('POST', `/cases/${caseId}/evidence`, body);
}
