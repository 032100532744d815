import { Tabs } from 'antd';
import { lazy, Suspense } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { CaseFile } from '../api/types';
import { useI18n } from '../i18n';
import { SectionSkeleton } from '../ui/states';
import { CaseSections } from './case-sections';
import { Limits } from './limits';
import { Timeline } from './timeline';

const CaseDiagramView = lazy(() => import('../diagram/case-diagram'));

const TABS = ['file', 'timeline', 'diagram', 'limits'] as const;

/** 案卷 / 时间线 / 流程图 / 期限 of a case; which is open lives in the address. */
export function CaseTabs({ file }: { file: CaseFile }) {
  const { t } = useI18n();
  const [search, setSearch] = useSearchParams();
  const open = TABS.find((tab) => tab === search.get('tab')) ?? 'file';
  const content = {
    file: <CaseSections file={file} />,
    timeline: <Timeline caseId={file.caseId} />,
    diagram: (
      <Suspense fallback={<SectionSkeleton rows={8} />}>
        <CaseDiagramView caseId={file.caseId} elementId={search.get('element')} />
      </Suspense>
    ),
    limits: <Limits limits={file.limits} />,
  };
  const choose = (tab: string) =>
    setSearch(
      (previous) => {
        const next = new URLSearchParams(previous);
        next.set('tab', tab);
        next.delete('element');
        return next;
      },
      { replace: true },
    );
  return (
    <Tabs
      activeKey={open}
      onChange={choose}
      destroyOnHidden
      items={TABS.map((tab) => ({
        key: tab,
        label: <span data-testid={`case-tab-${tab}`}>{t(`case.tab.${tab}`)}</span>,
        children: content[tab],
      }))}
    />
  );
}
