import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Col, Form, Input, Row } from 'antd';
import type { ReactNode } from 'react';
import type { FormComponent } from '../api/types';
import { useI18n } from '../i18n';
import { labelOf } from './labels';
import { emptyItem, flatten, isPlainList, keyOf, type NamePath } from './values';

interface DynamicListProps {
  readonly component: FormComponent;
  readonly path: NamePath;
  readonly testId: string;
  readonly isHidden: (component: FormComponent) => boolean;
  /** Draws one field of an entry; handed in, since a field can itself be a list. */
  readonly renderField: (component: FormComponent, path: NamePath, testId: string) => ReactNode;
}

/** A list whose entries can be added and removed, one bordered block per entry. */
export function DynamicList({ component, path, testId, isHidden, renderField }: DynamicListProps) {
  const { locale, t } = useI18n();
  const label = labelOf(component, locale);
  const required = component.validate?.required === true;
  return (
    <fieldset className="form-list" data-testid={testId}>
      <legend>
        {required && <span className="required-mark">* </span>}
        {label}
      </legend>
      <Form.List name={path}>
        {(entries, { add, remove }) => (
          <>
            {entries.map((entry, index) => (
              <div key={entry.key} className="form-list-entry">
                <span className="form-list-number" aria-hidden="true">
                  {index + 1}
                </span>
                <Entry
                  list={component}
                  name={entry.name}
                  label={`${label} ${index + 1}`}
                  testId={`${testId}-${index}`}
                  isHidden={isHidden}
                  renderField={renderField}
                />
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t('form.removeEntry', { number: index + 1 })}
                  data-testid={`${testId}-${index}-remove`}
                  onClick={() => remove(entry.name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add(emptyItem(component))}
              data-testid={`${testId}-add`}
            >
              {t('form.addEntry')}
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}

interface EntryProps {
  readonly list: FormComponent;
  readonly name: number;
  readonly label: string;
  readonly testId: string;
  readonly isHidden: (component: FormComponent) => boolean;
  /** Draws one field of an entry; handed in, since a field can itself be a list. */
  readonly renderField: (component: FormComponent, path: NamePath, testId: string) => ReactNode;
}

function Entry({ list, name, label, testId, isHidden, renderField }: EntryProps) {
  const { t } = useI18n();
  if (isPlainList(list)) {
    return (
      <Form.Item
        name={name}
        className="form-list-plain"
        rules={[{ required: true, whitespace: true, message: t('form.required') }]}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} aria-label={label} data-testid={testId} />
      </Form.Item>
    );
  }
  const components = flatten(list.components ?? []).filter((component) => !isHidden(component));
  return (
    <Row gutter={12} className="form-list-fields">
      {components.map((component) => (
        <Col key={keyOf(component)} xs={24} md={Math.round(((component.layout?.columns ?? 16) / 16) * 24)}>
          {renderField(component, [name, keyOf(component)], `${testId}-${keyOf(component)}`)}
        </Col>
      ))}
    </Row>
  );
}
