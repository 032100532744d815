import { Descriptions, Modal } from 'antd';
import type { FormSchema, Values } from '../api/types';
import { shownValues } from '../form/shown-values';
import { useI18n } from '../i18n';

/** Acts that change somebody's rights or close a stage for good: they are confirmed in a second step. */
const LEGALLY_EFFECTIVE: ReadonlySet<string> = new Set([
  'filing',
  'prior-notice',
  'legal-review',
  'decision',
  'closing',
]);

export function needsConfirmation(act: string | null): boolean {
  return act !== null && LEGALLY_EFFECTIVE.has(act);
}

interface ConfirmActProps {
  readonly taskName: string;
  readonly schema: FormSchema;
  /** Null: nothing to confirm. */
  readonly values: Values | null;
  readonly onCancel: () => void;
  readonly onConfirm: (values: Values) => void;
}

/** Shows once more what is about to be recorded; only then it is sent. */
export function ConfirmAct({ taskName, schema, values, onCancel, onConfirm }: ConfirmActProps) {
  const { t, locale } = useI18n();
  const items = values === null ? [] : shownValues(schema, values, locale, t);
  return (
    <Modal
      open={values !== null}
      title={t('confirm.title', { task: taskName })}
      okText={t('confirm.ok')}
      cancelText={t('confirm.cancel')}
      okButtonProps={{ 'data-testid': 'confirm-ok' }}
      cancelButtonProps={{ 'data-testid': 'confirm-cancel' }}
      onCancel={onCancel}
      onOk={() => values !== null && onConfirm(values)}
      width={600}
      // It opens at once: a click on a button that still moves would be lost.
      transitionName=""
      maskTransitionName=""
      destroyOnHidden
    >
      <p className="confirm-note">{t('confirm.note')}</p>
      <Descriptions
        bordered
        size="small"
        column={1}
        className="confirm-values"
        items={items.map(({ key, label, text }) => ({ key, label, children: text }))}
      />
    </Modal>
  );
}
