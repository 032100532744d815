import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Drawer, Form, Input, Table } from 'antd';
import { api, problemOf } from '../api/client';
import type { Certificate, Person } from '../api/types';
import { useI18n } from '../i18n';

/** Enforcement certificates of a person; a new one is added, old ones stay because cases refer to them. */
export function CertificatesDrawer({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Drawer
      open={person !== null}
      onClose={onClose}
      size={520}
      destroyOnHidden
      title={person && `${person.name} · ${t('admin.certificates')}`}
    >
      {person !== null && <Certificates person={person} onDone={onClose} />}
    </Drawer>
  );
}

function Certificates({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const required = { required: true, message: t('form.required') };
  const add = useMutation({
    mutationFn: (certificate: Certificate) => api('POST', `/people/${person.id}/certificates`, certificate),
    onSuccess: async () => {
      void message.success(t('admin.saved'));
      onDone();
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <>
      <Table<Certificate>
        size="small"
        rowKey="certificateNo"
        pagination={false}
        dataSource={[...person.certificates]}
        locale={{ emptyText: t('admin.noCertificates') }}
        columns={[
          { title: t('field.certificateNo'), dataIndex: 'certificateNo' },
          { title: t('admin.validFrom'), dataIndex: 'validFrom', width: 120 },
          { title: t('field.validTo'), dataIndex: 'validTo', width: 120 },
        ]}
      />
      <h3>{t('admin.addCertificate')}</h3>
      {add.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problemOf(add.error).detail)} />
      )}
      <Form<Certificate> layout="vertical" onFinish={(certificate) => add.mutate(certificate)}>
        <Form.Item name="certificateNo" label={t('field.certificateNo')} rules={[required]}>
          <Input data-testid="certificate-no" />
        </Form.Item>
        <Form.Item name="validFrom" label={t('admin.validFrom')} rules={[required]}>
          <Input type="date" data-testid="certificate-from" />
        </Form.Item>
        <Form.Item name="validTo" label={t('field.validTo')} rules={[required]}>
          <Input type="date" data-testid="certificate-to" />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={add.isPending} data-testid="certificate-add">
          {t('admin.addCertificate')}
        </Button>
      </Form>
    </>
  );
}
