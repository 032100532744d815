import { LockOutlined, UserOutlined } from '@ant-design/icons';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { Navigate, useLocation } from 'react-router-dom';
import { api, problemOf } from '../api/client';
import type { DemoPerson, Meta } from '../api/types';
import { LanguageSwitch } from '../app/person-menu';
import { homeOf } from '../app/navigation';
import { Wordmark } from '../app/logo';
import { useI18n } from '../i18n';
import { useTitle } from '../ui/page';
import { RoleNames } from '../ui/role-names';
import { PasswordForm } from './password-form';
import { useSession } from './session';

interface Credentials {
  readonly username: string;
  readonly password: string;
}

/** Sign-in by name and password; in a demonstration also one card per person. Leads back to the page that was asked for. */
export function SignInPage() {
  const { t } = useI18n();
  const { person } = useSession();
  const location = useLocation();
  useTitle(t('session.signIn'));
  const meta = useQuery({ queryKey: ['meta'], queryFn: () => api<Meta>('GET', '/meta'), staleTime: Infinity });
  if (person !== null && person.mustChangePassword !== true) {
    return <Navigate to={(location.state as { from?: string } | null)?.from ?? homeOf(person.roles)} replace />;
  }
  const people = meta.data?.demo === true ? (meta.data.people ?? []) : [];
  return (
    <div className="sign-in">
      <header className="sign-in-bar">
        <Wordmark light />
        <LanguageSwitch />
      </header>
      <main className={people.length > 0 ? 'sign-in-main sign-in-demo' : 'sign-in-main'}>
        {person === null ? <Credentials /> : <ForcedPasswordChange />}
        {person === null && people.length > 0 && <DemoPeople people={people} />}
      </main>
      <footer className="sign-in-foot">
        {t('session.motto')}
        {meta.data && <span>v{meta.data.version}</span>}
      </footer>
    </div>
  );
}

function Credentials() {
  const { t, text } = useI18n();
  const { signIn } = useSession();
  const enter = useMutation({ mutationFn: ({ username, password }: Credentials) => signIn(username, password) });
  return (
    <section className="sign-in-card" aria-labelledby="sign-in-title">
      <h1 id="sign-in-title">{t('session.signIn')}</h1>
      <p className="quiet">{t('session.signInNote')}</p>
      {enter.isError && (
        <Alert type="error" showIcon role="alert" title={text(problemOf(enter.error).detail)} className="form-alert" />
      )}
      <Form
        layout="vertical"
        size="large"
        requiredMark={false}
        onFinish={(values: Credentials) => enter.mutate(values)}
      >
        <Form.Item
          name="username"
          label={t('session.username')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Input prefix={<UserOutlined />} autoComplete="username" autoFocus data-testid="signin-name" />
        </Form.Item>
        <Form.Item
          name="password"
          label={t('session.password')}
          rules={[{ required: true, message: t('form.required') }]}
        >
          <Input.Password prefix={<LockOutlined />} autoComplete="current-password" data-testid="signin-password" />
        </Form.Item>
        <Button type="primary" htmlType="submit" block loading={enter.isPending} data-testid="signin-submit">
          {t('session.signIn')}
        </Button>
      </Form>
    </section>
  );
}

function DemoPeople({ people }: { people: readonly DemoPerson[] }) {
  const { t, text } = useI18n();
  const { signIn } = useSession();
  const enter = useMutation({ mutationFn: (person: DemoPerson) => signIn(person.username, person.password) });
  return (
    <section className="sign-in-people" aria-labelledby="demo-title">
      <h2 id="demo-title">{t('session.demoTitle')}</h2>
      <p className="quiet">{t('session.demoNote', { password: people[0]?.password ?? '' })}</p>
      {enter.isError && (
        <Alert type="error" showIcon role="alert" title={text(problemOf(enter.error).detail)} className="form-alert" />
      )}
      <ul className="person-cards">
        {people.map((person) => (
          <li key={person.username}>
            <button
              type="button"
              className="person-card"
              data-testid={`signin-${person.username}`}
              disabled={enter.isPending}
              onClick={() => enter.mutate(person)}
            >
              <span className="person-initial" aria-hidden="true">
                {person.name.slice(0, 1)}
              </span>
              <span className="person-lines">
                <strong>{person.name}</strong>
                <RoleNames roles={person.roles} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function ForcedPasswordChange() {
  const { t } = useI18n();
  return (
    <section className="sign-in-card" aria-labelledby="must-change-title" data-testid="must-change-password">
      <h1 id="must-change-title">{t('session.mustChangeTitle')}</h1>
      <p className="quiet">{t('session.mustChangeNote')}</p>
      <PasswordForm onDone={() => undefined} />
    </section>
  );
}
