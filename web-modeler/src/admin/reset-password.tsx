import { useMutation } from '@tanstack/react-query';
import { Alert, App, Form, Input, Modal } from 'antd';
import { api, problemOf } from '../api/client';
import type { Person } from '../api/types';
import { useI18n } from '../i18n';

/** Gives a person a new one-time password, which must be changed at the next sign-in. */
export function ResetPassword({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const [form] = Form.useForm<{ password: string }>();
  const reset = useMutation({
    mutationFn: (password: string) => api('PUT', `/people/${person?.id}/password`, { password }),
    onSuccess: () => {
      void message.success(t('admin.passwordReset'));
      onClose();
    },
  });
  return (
    <Modal
      open={person !== null}
      title={person && `${t('admin.resetPassword')} · ${person.name}`}
      okText={t('admin.resetPassword')}
      onCancel={onClose}
      onOk={() => form.submit()}
      confirmLoading={reset.isPending}
      destroyOnHidden
      okButtonProps={{ 'data-testid': 'person-password-ok' }}
    >
      {reset.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problemOf(reset.error).detail)} />
      )}
      <Form form={form} layout="vertical" preserve={false} onFinish={({ password }) => reset.mutate(password)}>
        <Form.Item
          name="password"
          label={t('admin.oneTimePassword')}
          extra={t('admin.oneTimeNote')}
          rules={[
            { required: true, message: t('form.required') },
            { min: 8, message: t('session.passwordRule') },
          ]}
        >
          <Input.Password autoComplete="new-password" data-testid="person-new-password" />
        </Form.Item>
      </Form>
    </Modal>
  );
}
