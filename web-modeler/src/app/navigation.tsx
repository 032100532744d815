import {
  ApartmentOutlined,
  AuditOutlined,
  DashboardOutlined,
  FolderOpenOutlined,
  TeamOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role } from '../api/types';
import type { MessageKey } from '../i18n';

export interface Place {
  readonly id: 'inbox' | 'cases' | 'supervision' | 'modeler' | 'admin';
  readonly path: string;
  readonly label: MessageKey;
  readonly icon: ReactNode;
  /** Null: everybody. */
  readonly roles: readonly Role[] | null;
}

const SUPERVISORS: readonly Role[] = ['supervisor', 'head', 'chief', 'legal_office', 'administrator'];

/** The main menu; who may see which place. The service checks again. */
export const PLACES: readonly Place[] = [
  { id: 'inbox', path: '/inbox', label: 'nav.inbox', icon: <AuditOutlined />, roles: null },
  { id: 'cases', path: '/cases', label: 'nav.cases', icon: <FolderOpenOutlined />, roles: null },
  {
    id: 'supervision',
    path: '/supervision',
    label: 'nav.supervision',
    icon: <DashboardOutlined />,
    roles: SUPERVISORS,
  },
  { id: 'modeler', path: '/modeler', label: 'nav.modeler', icon: <ApartmentOutlined />, roles: null },
  { id: 'admin', path: '/admin', label: 'nav.admin', icon: <TeamOutlined />, roles: ['administrator'] },
];

/** Where a person lands after signing in: administrators and supervisors have no tasks of their own. */
export function homeOf(roles: readonly Role[]): string {
  if (roles.includes('administrator')) return '/admin';
  if (roles.length > 0 && roles.every((role) => role === 'supervisor')) return '/supervision';
  return '/inbox';
}
