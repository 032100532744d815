import { Collapse, Form } from 'antd';
import type { FormSchema, Values } from '../api/types';
import { SchemaForm } from '../form/schema-form';
import { useI18n, type MessageKey } from '../i18n';
import { zhCN } from '../i18n/zh-CN';
import { EmptyState } from '../ui/states';

/** The forms of a procedure as the people who fill them in will see them. */
export function Forms({ forms }: { forms: Readonly<Record<string, FormSchema>> }) {
  const { t } = useI18n();
  const acts = Object.keys(forms).sort();
  if (acts.length === 0) return <EmptyState text={t('modeler.noForms')} />;
  const label = (act: string) => {
    const key = `act.${act}`;
    return key in zhCN ? t(key as MessageKey) : act;
  };
  return (
    <Collapse
      size="small"
      accordion
      destroyOnHidden
      items={acts.map((act) => ({
        key: act,
        label: (
          <span>
            {label(act)} <code className="quiet">{act}</code>
          </span>
        ),
        children: <Preview schema={forms[act] ?? { components: [] }} />,
      }))}
    />
  );
}

function Preview({ schema }: { schema: FormSchema }) {
  const [form] = Form.useForm<Values>();
  return <SchemaForm schema={schema} form={form} onSubmit={() => undefined} />;
}
