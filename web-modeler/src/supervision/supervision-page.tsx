import { useQuery } from '@tanstack/react-query';
import { Badge, Tabs } from 'antd';
import { useSearchParams } from 'react-router-dom';
import { api } from '../api/client';
import type { Incident, Page as PageOf } from '../api/types';
import { useI18n } from '../i18n';
import { Page } from '../ui/page';
import { Alerts } from './alerts';
import { Incidents } from './incidents';
import { OpenCases } from './open-cases';

const TABS = ['cases', 'incidents', 'alerts'] as const;

/** 督办: open cases with where, since when and whose turn; incidents; alerts. */
export default function SupervisionPage() {
  const { t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const incidents = useQuery({
    queryKey: ['incidents', 'count'],
    queryFn: () => api<PageOf<Incident>>('GET', '/incidents?state=open&pageSize=1'),
    refetchInterval: 15_000,
  });
  const open = TABS.find((tab) => tab === search.get('tab')) ?? 'cases';
  const content = { cases: <OpenCases />, incidents: <Incidents />, alerts: <Alerts /> };
  const label = (tab: (typeof TABS)[number]) => (
    <span data-testid={`supervision-${tab}`}>
      {t(`supervision.${tab}`)}{' '}
      {tab === 'incidents' && <Badge count={incidents.data?.total ?? 0} size="small" color="#b3261e" />}
    </span>
  );
  return (
    <Page title={t('supervision.title')}>
      <section className="panel">
        <Tabs
          activeKey={open}
          onChange={(tab) => setSearch({ tab })}
          destroyOnHidden
          items={TABS.map((tab) => ({ key: tab, label: label(tab), children: content[tab] }))}
        />
      </section>
    </Page>
  );
}
