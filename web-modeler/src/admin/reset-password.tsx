import { useMutation } from '@tanstack/react-query';
import { Alert, Modal } from 'antd';
import { api, problemOf } from '../api/client';
import type { Person } from '../api/types';
import { useI18n } from '../i18n';
import { useOneTimePassword, type CreatedPerson } from './one-time-password';

/** Gives a person a new one-time password, which must be changed at the next sign-in. */
export function ResetPassword({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const { t, text } = useI18n();
  const showOneTimePassword = useOneTimePassword();
  const reset = useMutation({
    mutationFn: (id: string) => api<CreatedPerson>('POST', `/people/${id}/one-time-password`),
    onSuccess: (created) => {
      onClose();
      showOneTimePassword(created);
    },
  });
  return (
    <Modal
      open={person !== null}
      title={t('admin.resetPassword')}
      okText={t('admin.resetPassword')}
      onCancel={onClose}
      onOk={() => person !== null && reset.mutate(person.id)}
      confirmLoading={reset.isPending}
      okButtonProps={{ 'data-testid': 'person-password-ok' }}
    >
      {reset.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problemOf(reset.error).detail)} />
      )}
      <p>{t('admin.resetNote', { name: person?.name ?? '' })}</p>
    </Modal>
  );
}
