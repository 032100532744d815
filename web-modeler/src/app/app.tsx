import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { App as AntApp, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { RouterProvider } from 'react-router-dom';
import { ApiProblem } from '../api/client';
import { I18nProvider, useI18n } from '../i18n';
import { SESSION_KEY, SessionProvider } from '../session/session';
import { router } from './routes';
import { theme } from './theme';

const ANT_LOCALES = { 'zh-CN': zhCN, en: enUS };

/** A 401 anywhere means that the session ended: the pages then lead to the sign-in. */
function forgetEndedSession(error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) client.setQueryData(SESSION_KEY, null);
}

const client = new QueryClient({
  queryCache: new QueryCache({ onError: forgetEndedSession }),
  mutationCache: new MutationCache({ onError: forgetEndedSession }),
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      // Only a lost connection is worth trying again; an answer of the service stays what it is.
      retry: (count, error) => count < 2 && error instanceof ApiProblem && error.status === 0,
    },
  },
});

export function App() {
  return (
    <I18nProvider>
      <QueryClientProvider client={client}>
        <Themed />
      </QueryClientProvider>
    </I18nProvider>
  );
}

function Themed() {
  const { locale } = useI18n();
  return (
    <ConfigProvider locale={ANT_LOCALES[locale]} theme={theme} button={{ autoInsertSpace: false }}>
      <AntApp>
        <SessionProvider>
          <RouterProvider router={router} />
        </SessionProvider>
      </AntApp>
    </ConfigProvider>
  );
}
