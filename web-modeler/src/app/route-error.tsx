import { useRouteError } from 'react-router-dom';
import { ErrorState } from '../ui/states';

/** A page that failed while drawing, or whose chunk a new release has replaced: reloading gets the present one. */
export function RouteError() {
  return (
    <div className="page">
      <ErrorState error={useRouteError()} onRetry={() => window.location.reload()} />
    </div>
  );
}
