import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, App, Button, Checkbox, Drawer, Form, Input } from 'antd';
import { api, problemOf } from '../api/client';
import type { Person, Role } from '../api/types';
import { useI18n } from '../i18n';
import { useOneTimePassword, type CreatedPerson } from './one-time-password';

const ROLES: readonly Role[] = [
  'enforcement_officer',
  'case_examiner',
  'legal_reviewer',
  'hearing_host',
  'head',
  'chief',
  'panel',
  'disclosure_officer',
  'archivist',
  'legal_office',
  'supervisor',
  'administrator',
];

interface PersonValues {
  readonly username: string;
  readonly name: string;
  readonly unit: string;
  readonly roles: readonly Role[];
  readonly qualificationNumber?: string;
  readonly qualificationOn?: string;
  readonly reviewerSince?: string;
  readonly active: boolean;
}

interface PersonDrawerProps {
  readonly open: boolean;
  /** Null: a new person. */
  readonly person: Person | null;
  readonly onClose: () => void;
}

/** Creates or changes a person; a new one gets a one-time password. */
export function PersonDrawer({ open, person, onClose }: PersonDrawerProps) {
  const { t } = useI18n();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={480}
      destroyOnHidden
      title={person === null ? t('admin.newPerson') : person.name}
    >
      <PersonForm person={person} onDone={onClose} />
    </Drawer>
  );
}

function PersonForm({ person, onDone }: { person: Person | null; onDone: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const showOneTimePassword = useOneTimePassword();
  const client = useQueryClient();
  const required = { required: true, whitespace: true, message: t('form.required') };
  const save = useMutation({
    mutationFn: (values: PersonValues) => savePerson(person, values),
    onSuccess: async (created) => {
      if (created !== null) showOneTimePassword(created);
      void message.success(t('admin.saved'));
      onDone();
      await client.invalidateQueries({ queryKey: ['people'] });
    },
  });
  return (
    <Form<PersonValues> layout="vertical" initialValues={initialOf(person)} onFinish={(values) => save.mutate(values)}>
      {save.isError && (
        <Alert type="error" showIcon role="alert" className="form-alert" title={text(problemOf(save.error).detail)} />
      )}
      <Form.Item name="username" label={t('session.username')} rules={[required]}>
        <Input disabled={person !== null} autoComplete="off" data-testid="person-username" />
      </Form.Item>
      <Form.Item name="name" label={t('admin.name')} rules={[required]}>
        <Input data-testid="person-name" />
      </Form.Item>
      <Form.Item name="unit" label={t('admin.unit')} rules={[required]}>
        <Input data-testid="person-unit" />
      </Form.Item>
      <Form.Item
        name="roles"
        label={t('admin.roles')}
        rules={[{ required: true, type: 'array', min: 1, message: t('form.required') }]}
      >
        <Checkbox.Group
          className="role-grid"
          options={ROLES.map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
      </Form.Item>
      <Form.Item name="qualificationNumber" label={t('admin.qualificationNumber')}>
        <Input />
      </Form.Item>
      <Form.Item
        name="qualificationOn"
        label={t('admin.qualificationOn')}
        dependencies={['qualificationNumber']}
        rules={[
          ({ getFieldValue }) => ({
            required: Boolean(getFieldValue('qualificationNumber')),
            message: t('form.required'),
          }),
        ]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reviewerSince" label={t('admin.reviewerSince')} extra={t('admin.reviewerSinceNote')}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="active" valuePropName="checked">
        <Checkbox>{t('admin.active')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={save.isPending} data-testid="person-save">
        {t('admin.save')}
      </Button>
    </Form>
  );
}

/** The new person with the password that is told this once; null after a change of somebody who was there. */
async function savePerson(person: Person | null, values: PersonValues): Promise<CreatedPerson | null> {
  if (person === null) return api<CreatedPerson>('POST', '/people', bodyOf(values));
  await api('PUT', `/people/${person.id}`, bodyOf(values));
  return null;
}

function initialOf(person: Person | null): Partial<PersonValues> {
  if (person === null) return { roles: [], active: true };
  return {
    username: person.username,
    name: person.name,
    unit: person.unit ?? '',
    roles: person.roles,
    active: person.active ?? true,
    ...(person.legalQualification && {
      qualificationNumber: person.legalQualification.number,
      qualificationOn: person.legalQualification.obtainedOn,
    }),
    ...(person.reviewerSince && { reviewerSince: person.reviewerSince }),
  };
}

function bodyOf({ qualificationNumber, qualificationOn, reviewerSince, ...values }: PersonValues) {
  const legalQualification =
    qualificationNumber && qualificationOn ? { number: qualificationNumber, obtainedOn: qualificationOn } : null;
  return { ...values, legalQualification, reviewerSince: reviewerSince || null };
}
