import type { Role } from '../api/types';
import { useI18n } from '../i18n';

/** Role names in the chosen language, separated by 、. */
export function RoleNames({ roles }: { roles: readonly Role[] }) {
  const { t, locale } = useI18n();
  return <span>{roles.map((role) => t(`role.${role}`)).join(locale === 'en' ? ', ' : '、')}</span>;
}
