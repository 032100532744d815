import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useI18n } from '../i18n';
import type { InputProps } from './inputs';

const STORED = { date: 'YYYY-MM-DD', datetime: 'YYYY-MM-DDTHH:mm' };
const SHOWN = { date: 'YYYY-MM-DD', datetime: 'YYYY-MM-DD HH:mm' };

/** A day as 'YYYY-MM-DD', typed or chosen; a moment where the schema asks for one. */
export function DateInput({ component, label, testId, id, value, onChange }: InputProps) {
  const { t } = useI18n();
  const kind = component.subtype === 'datetime' ? 'datetime' : 'date';
  return (
    <DatePicker
      {...(id !== undefined && { id })}
      value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
      onChange={(next) => onChange?.(next === null ? undefined : next.format(STORED[kind]))}
      format={SHOWN[kind]}
      showTime={kind === 'datetime' && { format: 'HH:mm' }}
      placeholder={t('form.date')}
      aria-label={label}
      className="full-width"
      data-testid={testId}
    />
  );
}
