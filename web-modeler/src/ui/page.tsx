import { ArrowLeftOutlined } from '@ant-design/icons';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useI18n } from '../i18n';

interface PageProps {
  readonly title: string;
  readonly note?: ReactNode;
  readonly back?: { readonly to: string; readonly label: string };
  readonly extra?: ReactNode;
  readonly children: ReactNode;
  readonly fill?: boolean;
}

/** One page: heading, actions, content; the heading is also the title of the browser's tab. */
export function Page({ title, note, back, extra, children, fill = false }: PageProps) {
  useTitle(title);
  return (
    <div className={fill ? 'page page-fill' : 'page'}>
      <header className="page-header">
        {back && (
          <Link to={back.to} className="page-back" aria-label={back.label} title={back.label}>
            <ArrowLeftOutlined />
          </Link>
        )}
        <div className="page-heading">
          <h1>{title}</h1>
          {note !== undefined && <div className="page-note">{note}</div>}
        </div>
        {extra !== undefined && <div className="page-extra">{extra}</div>}
      </header>
      {children}
    </div>
  );
}

export function useTitle(title: string): void {
  const { t } = useI18n();
  useEffect(() => {
    document.title = title === '' ? t('app.name') : `${title} · ${t('app.name')}`;
  }, [title, t]);
}
