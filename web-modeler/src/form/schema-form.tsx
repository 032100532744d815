import { Alert, Col, Form, Row } from 'antd';
import type { FormInstance } from 'antd';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import type { CaseFile, FieldError, FormComponent, FormSchema, Values } from '../api/types';
import { useI18n } from '../i18n';
import { Field } from './field';
import { useHidden } from './hidden';
import { FormCase } from './options';
import { flatten, initialValues, isInput, keyOf, namePathOf, submitted } from './values';

interface SchemaFormProps {
  readonly schema: FormSchema;
  readonly form: FormInstance<Values>;
  readonly known?: Values | null;
  readonly caseFile?: CaseFile | null;
  readonly disabled?: boolean;
  /** Errors of the service for single fields; those of no field of the form are listed above it. */
  readonly errors?: readonly FieldError[];
  readonly onChange?: (values: Values) => void;
  readonly onSubmit: (values: Values) => void;
  readonly children?: ReactNode;
}

const COLUMNS = 16; // Of a form-js row.

/** Shows a form-js schema with the fields of this application and hands over the valid values. */
export function SchemaForm(props: SchemaFormProps) {
  const {
    schema,
    form,
    known = null,
    caseFile = null,
    disabled = false,
    errors = [],
    onChange,
    onSubmit,
    children,
  } = props;
  const { t } = useI18n();
  const values = Form.useWatch([], { form, preserve: true }) ?? {};
  const isHidden = useHidden(schema, values);
  useEffect(() => showErrors(form, schema, errors), [form, schema, errors]);
  return (
    <FormCase.Provider value={caseFile}>
      <Form<Values>
        form={form}
        layout="vertical"
        disabled={disabled}
        initialValues={initialValues(schema, known)}
        scrollToFirstError={{ behavior: 'instant', block: 'center', focus: true }}
        validateMessages={{ required: t('form.required') }}
        onValuesChange={(_, all) => onChange?.(submitted(schema, all, isHidden))}
        onFinish={() => onSubmit(submitted(schema, form.getFieldsValue(true), isHidden))}
        className="schema-form"
      >
        <ForeignErrors schema={schema} errors={errors} />
        <Components components={schema.components} isHidden={isHidden} />
        {children}
      </Form>
    </FormCase.Provider>
  );
}

export function Components({
  components,
  isHidden,
}: {
  components: readonly FormComponent[];
  isHidden: (component: FormComponent) => boolean;
}) {
  const shown = flatten(components).filter((component) => !isHidden(component));
  return (
    <Row gutter={16}>
      {shown.map((component, index) => (
        <Col key={component.id ?? `${keyOf(component)}-${index}`} xs={24} md={spanOf(component)}>
          <Field
            component={component}
            path={[keyOf(component)]}
            testId={`field-${keyOf(component)}`}
            isHidden={isHidden}
          />
        </Col>
      ))}
    </Row>
  );
}

function spanOf(component: FormComponent): number {
  return Math.round(((component.layout?.columns ?? COLUMNS) / COLUMNS) * 24);
}

/** Errors that no field of this form can show. */
function ForeignErrors({ schema, errors }: { schema: FormSchema; errors: readonly FieldError[] }) {
  const foreign = errors.filter((error) => !belongs(schema, error));
  if (foreign.length === 0) return null;
  const lines = foreign.map((error) => <li key={error.path}>{`${error.path}：${error.message}`}</li>);
  return (
    <Alert type="error" showIcon role="alert" className="form-alert" title={<ul className="plain-list">{lines}</ul>} />
  );
}

function belongs(schema: FormSchema, error: FieldError): boolean {
  const first = namePathOf(error)[0];
  return flatten(schema.components).some((component) => isInput(component) && keyOf(component) === first);
}

function showErrors(form: FormInstance<Values>, schema: FormSchema, errors: readonly FieldError[]): void {
  const own = errors.filter((error) => belongs(schema, error));
  if (own.length === 0) return;
  form.setFields(
    own.map((error) => ({ name: namePathOf(error), errors: [error.message] })) as Parameters<typeof form.setFields>[0],
  );
  const first = own[0];
  if (first !== undefined) form.scrollToField(namePathOf(first), { block: 'center', focus: true });
}
