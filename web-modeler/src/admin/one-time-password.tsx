import { App, Typography } from 'antd';
import type { Person } from '../api/types';
import { useI18n } from '../i18n';

/** The service tells a one-time password in one answer only. */
export interface CreatedPerson {
  readonly person: Person;
  readonly oneTimePassword: string;
}

/** Shows a one-time password until it has been noted. */
export function useOneTimePassword(): (created: CreatedPerson) => void {
  const { t } = useI18n();
  const { modal } = App.useApp();
  return ({ person, oneTimePassword }) =>
    void modal.success({
      title: t('admin.oneTimeTitle', { name: person.name }),
      content: (
        <>
          <Typography.Paragraph copyable code data-testid="one-time-password">
            {oneTimePassword}
          </Typography.Paragraph>
          <p>{t('admin.oneTimeNote')}</p>
        </>
      ),
      okText: t('admin.oneTimeDone'),
      mask: { closable: false },
    });
}
