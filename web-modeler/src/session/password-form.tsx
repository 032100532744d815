import { useMutation } from '@tanstack/react-query';
import { Alert, App, Button, Form, Input, Modal } from 'antd';
import { problemOf } from '../api/client';
import { useI18n } from '../i18n';
import { useSession } from './session';

interface PasswordValues {
  readonly current: string;
  readonly next: string;
  readonly repeat: string;
}

/** Changes one's own password; used in the dialog and as the page that a one-time password forces. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const { changePassword } = useSession();
  const change = useMutation({
    mutationFn: ({ current, next }: PasswordValues) => changePassword(current, next),
    onSuccess: () => {
      void message.success(t('session.passwordChanged'));
      onDone();
    },
  });
  return (
    <Form layout="vertical" onFinish={(values: PasswordValues) => change.mutate(values)} requiredMark={false}>
      {change.isError && (
        <Alert type="error" showIcon role="alert" title={text(problemOf(change.error).detail)} className="form-alert" />
      )}
      <Form.Item
        name="current"
        label={t('session.currentPassword')}
        rules={[{ required: true, message: t('form.required') }]}
      >
        <Input.Password autoComplete="current-password" data-testid="password-current" />
      </Form.Item>
      <Form.Item
        name="next"
        label={t('session.nextPassword')}
        extra={t('session.passwordRule')}
        rules={[
          { required: true, message: t('form.required') },
          { min: 10, message: t('session.passwordRule') },
        ]}
      >
        <Input.Password autoComplete="new-password" data-testid="password-next" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={t('session.repeatPassword')}
        dependencies={['next']}
        rules={[
          { required: true, message: t('form.required') },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              value === getFieldValue('next')
                ? Promise.resolve()
                : Promise.reject(new Error(t('session.passwordDiffers'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" data-testid="password-repeat" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={change.isPending} data-testid="password-save">
        {t('session.changePassword')}
      </Button>
    </Form>
  );
}

export function PasswordDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Modal open={open} onCancel={onClose} footer={null} destroyOnHidden title={t('session.changePassword')} width={420}>
      <PasswordForm onDone={onClose} />
    </Modal>
  );
}
