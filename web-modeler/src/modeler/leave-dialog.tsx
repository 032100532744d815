import { Modal } from 'antd';
import { useEffect } from 'react';
import type { Blocker } from 'react-router-dom';
import { useI18n } from '../i18n';

/** Asks before changes that are not saved are left behind, inside the application and by the browser. */
export function LeaveDialog({ blocker, unsaved }: { blocker: Blocker; unsaved: boolean }) {
  const { t } = useI18n();
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [unsaved]);
  return (
    <Modal
      open={blocker.state === 'blocked'}
      title={t('modeler.leaveTitle')}
      okText={t('modeler.leave')}
      cancelText={t('modeler.stay')}
      okButtonProps={{ danger: true, 'data-testid': 'leave-ok' }}
      onOk={() => blocker.proceed?.()}
      onCancel={() => blocker.reset?.()}
    >
      {t('modeler.leaveNote')}
    </Modal>
  );
}
