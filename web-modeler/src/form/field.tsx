import { Form } from 'antd';
import type { Rule } from 'antd/es/form';
import type { FormComponent } from '../api/types';
import { useI18n, type Translate } from '../i18n';
import { DateInput } from './date-input';
import { DynamicList } from './dynamic-list';
import {
  CheckboxInput,
  ChecklistInput,
  NumericInput,
  RadioInput,
  SelectInput,
  TextareaInput,
  TextInput,
  type InputProps,
} from './inputs';
import { descriptionOf, labelOf } from './labels';
import type { NamePath } from './values';

interface FieldProps {
  readonly component: FormComponent;
  readonly path: NamePath;
  readonly testId: string;
  readonly isHidden: (component: FormComponent) => boolean;
}

/** Input of each form-js type that carries a single value. A form with another type does not get past the service's check of forms. */
const INPUTS: Readonly<Record<string, (props: InputProps) => React.ReactNode>> = {
  textfield: TextInput,
  textarea: TextareaInput,
  number: NumericInput,
  datetime: DateInput,
  select: SelectInput,
  radio: RadioInput,
  checkbox: CheckboxInput,
  checklist: ChecklistInput,
};

/** One component of a form: a labelled input with its rules, a list, or a text. */
export function Field({ component, path, testId, isHidden }: FieldProps) {
  const { locale, t } = useI18n();
  if (component.type === 'text' || component.type === 'html') return <StaticText component={component} />;
  if (component.type === 'dynamiclist')
    return <ListField component={component} path={path} testId={testId} isHidden={isHidden} />;
  const Input = INPUTS[component.type];
  if (Input === undefined) return null;
  const checkbox = component.type === 'checkbox';
  const label = labelOf(component, locale);
  return (
    <Form.Item
      name={path}
      label={checkbox ? undefined : label}
      valuePropName={checkbox ? 'checked' : 'value'}
      extra={descriptionOf(component, locale)}
      rules={rulesOf(component, t)}
      required={component.validate?.required === true}
      {...(component.type === 'radio' || component.type === 'checklist' ? { htmlFor: '' } : {})}
    >
      <Input component={component} label={label} testId={testId} />
    </Form.Item>
  );
}

function ListField(props: FieldProps) {
  const renderField = (component: FormComponent, path: NamePath, testId: string) => (
    <Field component={component} path={path} testId={testId} isHidden={props.isHidden} />
  );
  return <DynamicList {...props} renderField={renderField} />;
}

function StaticText({ component }: { component: FormComponent }) {
  const { locale } = useI18n();
  const text = (locale === 'en' ? component.properties?.['textEn'] : undefined) ?? component.text ?? '';
  const heading = /^#+\s*(.*)$/.exec(text.trim());
  if (heading !== null) return <h3 className="form-heading">{heading[1]}</h3>;
  return <p className="form-text">{text.replace(/[*_`]/g, '')}</p>;
}

function rulesOf(component: FormComponent, t: Translate): Rule[] {
  const { required, min, max, minLength, maxLength, pattern } = component.validate ?? {};
  const rules: Rule[] = [];
  if (required === true)
    rules.push(component.type === 'checkbox' ? mustBeChecked(t) : { required: true, message: t('form.required') });
  if (component.type === 'checklist' && required === true)
    rules.push({ type: 'array', min: 1, message: t('form.required') });
  if (min !== undefined) rules.push({ type: 'number', min: Number(min), message: t('form.min', { min }) });
  if (max !== undefined) rules.push({ type: 'number', max: Number(max), message: t('form.max', { max }) });
  if (minLength !== undefined)
    rules.push({ min: Number(minLength), message: t('form.minLength', { length: minLength }) });
  if (maxLength !== undefined)
    rules.push({ max: Number(maxLength), message: t('form.maxLength', { length: maxLength }) });
  if (pattern !== undefined && pattern !== '') rules.push({ pattern: new RegExp(pattern), message: t('form.pattern') });
  return rules;
}

function mustBeChecked(t: Translate): Rule {
  return {
    validator: (_, value) => (value === true ? Promise.resolve() : Promise.reject(new Error(t('form.mustBeChecked')))),
  };
}
