import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout, Menu } from 'antd';
import { Suspense, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router-dom';
import { useI18n } from '../i18n';
import { usePerson } from '../session/session';
import { PageSkeleton } from '../ui/states';
import { ClockControl } from './clock-control';
import { Wordmark } from './logo';
import { PLACES } from './navigation';
import { LanguageSwitch, PersonMenu } from './person-menu';

/** Header, main menu and the page; on narrow screens the menu moves into a drawer. */
export function Shell() {
  const { t } = useI18n();
  const narrow = Grid.useBreakpoint().lg === false;
  const [menuOpen, setMenuOpen] = useState(false);
  return (
    <Layout className="shell">
      <a className="skip-link" href="#main">
        {t('app.skip')}
      </a>
      <Layout.Header className="shell-header">
        {narrow && (
          <Button
            type="text"
            className="header-button"
            icon={<MenuOutlined />}
            aria-label={t('nav.open')}
            data-testid="nav-open"
            onClick={() => setMenuOpen(true)}
          />
        )}
        <Link to="/" className="shell-home" aria-label={t('app.home')}>
          <Wordmark light />
        </Link>
        <span className="shell-space" />
        <ClockControl />
        <LanguageSwitch />
        <PersonMenu />
      </Layout.Header>
      <Layout>
        {narrow ? (
          <Drawer
            open={menuOpen}
            onClose={() => setMenuOpen(false)}
            placement="left"
            size={240}
            title={t('nav.main')}
            styles={{ body: { padding: 0 } }}
          >
            <MainMenu onNavigate={() => setMenuOpen(false)} />
          </Drawer>
        ) : (
          <Layout.Sider width={176} theme="light" className="shell-sider">
            <MainMenu />
          </Layout.Sider>
        )}
        <Layout.Content id="main" tabIndex={-1} className="shell-content" role="main">
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function MainMenu({ onNavigate }: { onNavigate?: () => void }) {
  const { t } = useI18n();
  const { roles } = usePerson();
  const { pathname } = useLocation();
  const places = PLACES.filter((place) => place.roles === null || place.roles.some((role) => roles.includes(role)));
  const selected =
    places.find((place) => pathname.startsWith(place.path))?.id ?? (pathname.startsWith('/tasks') ? 'inbox' : '');
  return (
    <nav aria-label={t('nav.main')}>
      <Menu
        mode="inline"
        className="shell-menu"
        selectedKeys={[selected]}
        {...(onNavigate && { onClick: onNavigate })}
        items={places.map((place) => ({
          key: place.id,
          icon: place.icon,
          label: (
            <Link to={place.path} data-testid={`nav-${place.id}`}>
              {t(place.label)}
            </Link>
          ),
        }))}
      />
    </nav>
  );
}
