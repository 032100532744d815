import { UserAddOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Space, Table, Tag } from 'antd';
import { useState } from 'react';
import { api } from '../api/client';
import { useToday } from '../api/queries';
import type { Person } from '../api/types';
import { useI18n } from '../i18n';
import { Page } from '../ui/page';
import { EmptyState, Loaded } from '../ui/states';
import { CertificatesDrawer } from './certificates-drawer';
import { PersonDrawer } from './person-drawer';
import { ResetPassword } from './reset-password';

type Open =
  | { readonly kind: 'person'; readonly person: Person | null }
  | { readonly kind: 'certificates' | 'password'; readonly person: Person };

/** 人员: who works here, in which roles, with which certificates and qualification. */
export default function AdminPage() {
  const { t } = useI18n();
  const [q, setQ] = useState('');
  const [open, setOpen] = useState<Open | null>(null);
  const people = useQuery({ queryKey: ['people', null], queryFn: () => api<Person[]>('GET', '/people') });
  const close = () => setOpen(null);
  return (
    <Page
      title={t('admin.title')}
      extra={
        <Button
          type="primary"
          icon={<UserAddOutlined />}
          onClick={() => setOpen({ kind: 'person', person: null })}
          data-testid="person-new"
        >
          {t('admin.newPerson')}
        </Button>
      }
    >
      <section className="panel">
        <div className="filters">
          <Input.Search
            allowClear
            placeholder={t('admin.search')}
            aria-label={t('admin.search')}
            className="filter-search"
            onChange={(event) => setQ(event.target.value.trim())}
          />
        </div>
        <Loaded query={people}>
          {(all) => <PeopleTable people={all.filter((person) => matches(person, q))} onOpen={setOpen} />}
        </Loaded>
      </section>
      <PersonDrawer
        open={open?.kind === 'person'}
        person={open?.kind === 'person' ? open.person : null}
        onClose={close}
      />
      <CertificatesDrawer person={open?.kind === 'certificates' ? open.person : null} onClose={close} />
      <ResetPassword person={open?.kind === 'password' ? open.person : null} onClose={close} />
    </Page>
  );
}

function matches(person: Person, q: string): boolean {
  return (
    q === '' || person.name.includes(q) || person.username.includes(q.toLowerCase()) || (person.unit ?? '').includes(q)
  );
}

function PeopleTable({ people, onOpen }: { people: readonly Person[]; onOpen: (open: Open) => void }) {
  const { t } = useI18n();
  return (
    <Table<Person>
      size="small"
      rowKey="id"
      dataSource={[...people]}
      scroll={{ x: 1080 }}
      locale={{ emptyText: <EmptyState text={t('admin.empty')} /> }}
      onRow={(row) => ({ 'data-testid': 'person-row', 'data-username': row.username }) as object}
      pagination={{ pageSize: 50, hideOnSinglePage: true }}
      columns={[
        { title: t('admin.name'), dataIndex: 'name', width: 110 },
        { title: t('session.username'), key: 'username', width: 140, render: (_, row) => <code>{row.username}</code> },
        { title: t('admin.unit'), dataIndex: 'unit', width: 160 },
        {
          title: t('admin.roles'),
          key: 'roles',
          render: (_, row) => row.roles.map((role) => <Tag key={role}>{t(`role.${role}`)}</Tag>),
        },
        {
          title: t('admin.certificate'),
          key: 'certificates',
          width: 230,
          render: (_, row) => <Certificates person={row} />,
        },
        {
          title: t('admin.qualification'),
          key: 'qualification',
          width: 150,
          render: (_, row) => row.legalQualification?.number ?? <span className="quiet">—</span>,
        },
        {
          title: t('list.actions'),
          key: 'actions',
          width: 220,
          render: (_, row) => <RowActions row={row} onOpen={onOpen} />,
        },
      ]}
    />
  );
}

function RowActions({ row, onOpen }: { row: Person; onOpen: (open: Open) => void }) {
  const { t } = useI18n();
  return (
    <Space size={0}>
      <Button
        type="link"
        size="small"
        onClick={() => onOpen({ kind: 'person', person: row })}
        data-testid="person-edit"
      >
        {t('admin.edit')}
      </Button>
      <Button
        type="link"
        size="small"
        onClick={() => onOpen({ kind: 'certificates', person: row })}
        data-testid="person-certificates"
      >
        {t('admin.certificates')}
      </Button>
      <Button
        type="link"
        size="small"
        onClick={() => onOpen({ kind: 'password', person: row })}
        data-testid="person-password"
      >
        {t('admin.resetPassword')}
      </Button>
    </Space>
  );
}

/** Certificates with their state today, in words as well as in colour. */
function Certificates({ person }: { person: Person }) {
  const { t } = useI18n();
  const today = useToday();
  if (person.certificates.length === 0) return <span className="quiet">—</span>;
  return person.certificates.map((certificate) => {
    const valid = today === null || (certificate.validFrom <= today && today <= certificate.validTo);
    return (
      <div key={certificate.certificateNo}>
        {certificate.certificateNo}{' '}
        <Tag color={valid ? 'success' : 'error'}>
          {t(valid ? 'admin.validTo' : 'admin.expired', { date: certificate.validTo })}
        </Tag>
      </div>
    );
  });
}
