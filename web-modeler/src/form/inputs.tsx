import { Checkbox, Input, InputNumber, Radio, Select } from 'antd';
import type { FormComponent } from '../api/types';
import { useI18n } from '../i18n';
import { useOptions } from './options';

export interface InputProps {
  readonly component: FormComponent;
  readonly label: string;
  readonly testId: string;
  // Given by the form item around it.
  readonly id?: string;
  readonly value?: unknown;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onChange?: (value: unknown) => void;
}

export function TextInput({ component, testId, id, value, onChange }: InputProps) {
  return (
    <Input
      {...(id !== undefined && { id })}
      value={(value as string | undefined) ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
      prefix={component.appearance?.prefixAdorner}
      suffix={component.appearance?.suffixAdorner}
      readOnly={component.readonly === true}
      data-testid={testId}
    />
  );
}

export function TextareaInput({ component, testId, id, value, onChange }: InputProps) {
  return (
    <Input.TextArea
      {...(id !== undefined && { id })}
      value={(value as string | undefined) ?? ''}
      onChange={(event) => onChange?.(event.target.value)}
      autoSize={{ minRows: 2, maxRows: 12 }}
      readOnly={component.readonly === true}
      data-testid={testId}
    />
  );
}

export function NumericInput({ component, testId, id, value, onChange }: InputProps) {
  const { validate, decimalDigits, appearance } = component;
  return (
    <InputNumber
      {...(id !== undefined && { id })}
      value={(value as number | null | undefined) ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
      controls={false}
      {...(validate?.min !== undefined && { min: Number(validate.min) })}
      {...(decimalDigits !== undefined && { precision: decimalDigits })}
      suffix={appearance?.suffixAdorner}
      className="full-width"
      data-testid={testId}
    />
  );
}

export function SelectInput({ component, label, testId, id, value, onChange }: InputProps) {
  const { t } = useI18n();
  const { options, loading } = useOptions(component);
  const key = testId.replace(/^field-/, '');
  return (
    <Select
      {...(id !== undefined && { id })}
      value={value as string | undefined}
      onChange={(next: string | undefined) => onChange?.(next)}
      options={[...options]}
      loading={loading}
      allowClear={component.validate?.required !== true}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={t('form.choose')}
      aria-label={label}
      optionRender={(option) => <span data-testid={`option-${key}-${String(option.value)}`}>{option.label}</span>}
      data-testid={testId}
    />
  );
}

export function RadioInput({ component, label, testId, id, value, onChange, disabled }: InputProps) {
  const { options } = useOptions(component);
  return (
    <Radio.Group
      {...(id !== undefined && { id })}
      value={value}
      onChange={(event) => onChange?.(event.target.value)}
      aria-label={label}
      data-testid={testId}
      {...(disabled !== undefined && { disabled })}
    >
      {options.map((option) => (
        <Radio key={option.value} value={option.value} data-testid={`${testId}-${option.value}`}>
          {option.label}
        </Radio>
      ))}
    </Radio.Group>
  );
}

export function CheckboxInput({ component, label, testId, id, checked, onChange }: InputProps) {
  return (
    <Checkbox
      {...(id !== undefined && { id })}
      checked={checked === true}
      onChange={(event) => onChange?.(event.target.checked)}
      data-testid={testId}
    >
      {label}
      {component.validate?.required === true && <span className="required-mark"> *</span>}
    </Checkbox>
  );
}

export function ChecklistInput({ component, label, testId, id, value, onChange }: InputProps) {
  const { options } = useOptions(component);
  return (
    <div {...(id !== undefined && { id })} role="group" tabIndex={-1} aria-label={label} data-testid={testId}>
      <Checkbox.Group value={(value as string[] | undefined) ?? []} onChange={(next) => onChange?.(next)}>
        {options.map((option) => (
          <Checkbox key={option.value} value={option.value} data-testid={`${testId}-${option.value}`}>
            {option.label}
          </Checkbox>
        ))}
      </Checkbox.Group>
    </div>
  );
}
