import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { api, problemOf, query } from '../api/client';
import type { Incident, Page } from '../api/types';
import { useI18n } from '../i18n';
import { dateTime } from '../ui/dates';
import { EmptyState, Loaded } from '../ui/states';

/** Incidents: what stopped, why, since when; retried with a reason that is recorded. */
export function Incidents() {
  const { t } = useI18n();
  const [page, setPage] = useState(1);
  const [retried, setRetried] = useState<Incident | null>(null);
  const incidents = useQuery({
    queryKey: ['incidents', page],
    queryFn: () => api<Page<Incident>>('GET', `/incidents${query({ state: 'open', page })}`),
    refetchInterval: 15_000,
  });
  return (
    <>
      <Loaded query={incidents}>
        {(loaded) => (
          <Table<Incident>
            size="small"
            rowKey="incidentKey"
            dataSource={[...loaded.rows]}
            scroll={{ x: 980 }}
            locale={{ emptyText: <EmptyState text={t('incident.empty')} /> }}
            onRow={() => ({ 'data-testid': 'incident-row' }) as object}
            pagination={{
              current: loaded.page,
              pageSize: loaded.pageSize,
              total: loaded.total,
              onChange: setPage,
              hideOnSinglePage: true,
            }}
            columns={[
              {
                title: t('case.no'),
                key: 'case',
                width: 190,
                render: (_, row) =>
                  row.caseId === null ? '—' : <Link to={`/cases/${row.caseId}?tab=diagram`}>{row.caseNo}</Link>,
              },
              {
                title: t('diagram.element'),
                key: 'element',
                width: 170,
                render: (_, row) => row.elementName ?? row.elementId,
              },
              {
                title: t('incident.type'),
                key: 'type',
                width: 170,
                render: (_, row) => <ErrorType type={row.errorType} />,
              },
              {
                title: t('incident.message'),
                key: 'message',
                render: (_, row) => <span className="pre-line">{row.message}</span>,
              },
              { title: t('task.since'), key: 'since', width: 140, render: (_, row) => dateTime(row.createdAt) },
              {
                title: t('list.actions'),
                key: 'actions',
                width: 90,
                // What an internal error has stopped cannot be retried.
                render: (_, row) =>
                  row.errorType === 'INSTANCE_STOPPED' ? null : (
                    <Button size="small" onClick={() => setRetried(row)} data-testid="incident-retry">
                      {t('incident.retry')}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
      <RetryDialog key={retried?.incidentKey ?? 'none'} incident={retried} onClose={() => setRetried(null)} />
    </>
  );
}

const KNOWN_TYPES = [
  'JOB_NO_RETRIES',
  'CONDITION_ERROR',
  'EXTRACT_VALUE_ERROR',
  'IO_MAPPING_ERROR',
  'UNHANDLED_ERROR_EVENT',
  'CALLED_ELEMENT_ERROR',
  'DECISION_EVALUATION_ERROR',
  'CALLED_DECISION_ERROR',
  'INSTANCE_STOPPED',
] as const;

function ErrorType({ type }: { type: string }) {
  const { t } = useI18n();
  const known = KNOWN_TYPES.find((candidate) => candidate === type);
  return <span title={type}>{known === undefined ? type : t(`incident.type.${known}`)}</span>;
}

function RetryDialog({ incident, onClose }: { incident: Incident | null; onClose: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const retry = useMutation({
    mutationFn: (reason: string) => api('POST', `/incidents/${incident?.incidentKey}/retry`, { reason }),
    onSuccess: async () => {
      void message.success(t('incident.retried'));
      onClose();
      await client.invalidateQueries();
    },
  });
  return (
    <Modal
      open={incident !== null}
      title={t('incident.retryTitle')}
      okText={t('incident.retry')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={retry.isPending}
      okButtonProps={{ 'data-testid': 'incident-retry-ok' }}
    >
      <p>{incident?.message}</p>
      {retry.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problemOf(retry.error).detail)} />
      )}
      <Form form={form} layout="vertical" onFinish={({ reason }) => retry.mutate(reason)}>
        <Form.Item
          name="reason"
          label={t('incident.reason')}
          rules={[{ required: true, whitespace: true, message: t('form.required') }]}
        >
          <Input.TextArea rows={3} data-testid="incident-reason" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
