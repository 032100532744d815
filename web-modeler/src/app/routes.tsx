import { lazy } from 'react';
import type { ReactNode } from 'react';
import { Navigate, Outlet, createBrowserRouter, useLocation } from 'react-router-dom';
import type { Role } from '../api/types';
import { useHasRole, usePerson, useSession } from '../session/session';
import { SignInPage } from '../session/sign-in-page';
import { ErrorState, ForbiddenState, NotFoundState, PageSkeleton } from '../ui/states';
import { PLACES, homeOf } from './navigation';
import { RouteError } from './route-error';
import { Shell } from './shell';

const InboxPage = lazy(() => import('../inbox/inbox-page'));
const NewCasePage = lazy(() => import('../inbox/new-case-page'));
const TaskPage = lazy(() => import('../task/task-page'));
const CasesPage = lazy(() => import('../cases/cases-page'));
const CasePage = lazy(() => import('../cases/case-page'));
const SupervisionPage = lazy(() => import('../supervision/supervision-page'));
const ProceduresPage = lazy(() => import('../modeler/procedures-page'));
const ProcedurePage = lazy(() => import('../modeler/procedure-page'));
const AdminPage = lazy(() => import('../admin/admin-page'));

/** Every address of the application. The service answers each with the same page, so they can be bookmarked. */
export const router = createBrowserRouter([
  { path: '/sign-in', element: <SignIn />, errorElement: <RouteError /> },
  {
    element: <SignedIn />,
    errorElement: <RouteError />,
    children: [
      {
        element: <Shell />,
        children: [
          { index: true, element: <Home /> },
          { path: 'inbox', element: <InboxPage /> },
          { path: 'inbox/new-case', element: <NewCasePage /> },
          { path: 'tasks/:taskKey', element: <TaskPage /> },
          { path: 'cases', element: <CasesPage /> },
          { path: 'cases/:caseId', element: <CasePage /> },
          { path: 'supervision', element: only('supervision', <SupervisionPage />) },
          { path: 'modeler', element: <ProceduresPage /> },
          { path: 'modeler/:procedureId', element: <ProcedurePage /> },
          { path: 'modeler/:procedureId/versions/:version', element: <ProcedurePage /> },
          { path: 'admin', element: only('admin', <AdminPage />) },
          { path: '*', element: <NotFoundState /> },
        ].map((route) => ({ ...route, errorElement: <RouteError /> })),
      },
    ],
  },
]);

function SignIn() {
  const { loading } = useSession();
  return loading ? <PageSkeleton /> : <SignInPage />;
}

function SignedIn() {
  const { person, loading, error, reload } = useSession();
  const { pathname, search } = useLocation();
  if (loading) return <PageSkeleton />;
  if (error !== null && person === null) return <ErrorState error={error} onRetry={reload} />;
  if (person === null)
    return <Navigate to="/sign-in" replace state={pathname === '/' ? null : { from: pathname + search }} />;
  if (person.mustChangePassword === true) return <Navigate to="/sign-in" replace />;
  return <Outlet />;
}

function Home() {
  return <Navigate to={homeOf(usePerson().roles)} replace />;
}

function only(placeId: string, page: ReactNode): ReactNode {
  return <Only roles={PLACES.find((place) => place.id === placeId)?.roles ?? []}>{page}</Only>;
}

function Only({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  return useHasRole(...roles) ? children : <ForbiddenState />;
}
