import { Collapse, Form } from 'antd';
import type { FormSchema, Values } from '../api/types';
import { SchemaForm } from '../form/schema-form';
import { useI18n } from '../i18n';
import { EmptyState } from '../ui/states';

/** The forms of a procedure as the people who fill them in will see them. */
export function Forms({ forms }: { forms: Readonly<Record<string, FormSchema>> }) {
  const { t, locale } = useI18n();
  const all = Object.entries(forms);
  if (all.length === 0) return <EmptyState text={t('modeler.noForms')} />;
  const nameOf = (act: string, schema: FormSchema) =>
    (locale === 'en' ? schema.properties?.['nameEn'] : schema.name) ?? act;
  return (
    <Collapse
      size="small"
      accordion
      destroyOnHidden
      items={all.map(([act, schema]) => ({
        key: act,
        label: (
          <span>
            {nameOf(act, schema)} <code className="quiet">{act}</code>
          </span>
        ),
        children: <Preview schema={schema} />,
      }))}
    />
  );
}

function Preview({ schema }: { schema: FormSchema }) {
  const [form] = Form.useForm<Values>();
  return <SchemaForm schema={schema} form={form} onSubmit={() => undefined} />;
}
