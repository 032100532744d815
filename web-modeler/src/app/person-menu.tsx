import { DownOutlined, GlobalOutlined, KeyOutlined, LogoutOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useI18n } from '../i18n';
import { PasswordDialog } from '../session/password-form';
import { usePerson, useSession } from '../session/session';
import { RoleNames } from '../ui/role-names';

/** Switches between Chinese and English; the label is the language one would switch to. */
export function LanguageSwitch() {
  const { locale, setLocale, t } = useI18n();
  const next = locale === 'en' ? 'zh-CN' : 'en';
  return (
    <Button
      type="text"
      className="header-button"
      icon={<GlobalOutlined />}
      aria-label={t('app.switchLanguage')}
      data-testid="language-switch"
      onClick={() => setLocale(next)}
    >
      <span lang={next} className="wide-only">
        {next === 'en' ? 'English' : '中文'}
      </span>
    </Button>
  );
}

/** Who is signed in and as what; change of password and sign-out. */
export function PersonMenu() {
  const { t } = useI18n();
  const person = usePerson();
  const { signOut } = useSession();
  const navigate = useNavigate();
  const [changing, setChanging] = useState(false);
  const leave = () => void signOut().then(() => navigate('/sign-in'));
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'who', disabled: true, label: <WhoAmI /> },
            { type: 'divider' },
            {
              key: 'password',
              icon: <KeyOutlined />,
              label: t('session.changePassword'),
              onClick: () => setChanging(true),
            },
            {
              key: 'out',
              icon: <LogoutOutlined />,
              label: <span data-testid="sign-out">{t('session.signOut')}</span>,
              onClick: leave,
            },
          ],
        }}
      >
        <Button type="text" className="header-button" data-testid="person-menu">
          {person.name}
          <DownOutlined className="header-caret" />
        </Button>
      </Dropdown>
      <PasswordDialog open={changing} onClose={() => setChanging(false)} />
    </>
  );
}

function WhoAmI() {
  const person = usePerson();
  return (
    <span className="who">
      <strong>{person.name}</strong>
      <span>{person.unit}</span>
      <RoleNames roles={person.roles} />
    </span>
  );
}
