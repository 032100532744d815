import { ClockCircleOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Checkbox, Form, Input, Popover } from 'antd';
import { useState } from 'react';
import { api, problemOf } from '../api/client';
import type { ClockState } from '../api/types';
import { useI18n } from '../i18n';
import { useHasRole } from '../session/session';
import { dateTime } from '../ui/dates';

/** The service's time when it is a controlled clock; an administrator can set it. Nothing when the clock is the system's. */
export function ClockControl() {
  const { t } = useI18n();
  const administrator = useHasRole('administrator');
  const [open, setOpen] = useState(false);
  const { data: clock } = useQuery({
    queryKey: ['clock'],
    queryFn: () => api<ClockState>('GET', '/clock'),
    refetchInterval: 30_000,
  });
  if (clock === undefined || !clock.controlled) return null;
  const label = (
    <span className="clock" title={t('clock.note')}>
      <ClockCircleOutlined /> <span className="wide-only">{t('clock.label')}</span>{' '}
      <time dateTime={clock.now}>{dateTime(clock.now)}</time>
    </span>
  );
  if (!administrator) return label;
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      destroyOnHidden
      title={t('clock.set')}
      content={<ClockForm clock={clock} onDone={() => setOpen(false)} />}
    >
      <Button type="text" className="header-button" data-testid="clock-open" aria-expanded={open}>
        {label}
      </Button>
    </Popover>
  );
}

interface ClockValues {
  readonly local: string;
  readonly ticking: boolean;
}

function ClockForm({ clock, onDone }: { clock: ClockState; onDone: () => void }) {
  const { t, text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  const set = useMutation({
    mutationFn: ({ local, ticking }: ClockValues) =>
      api('PUT', '/clock', { now: `${local.slice(0, 16)}:00+08:00`, ticking }),
    onSuccess: async () => {
      await client.invalidateQueries();
      onDone();
    },
    onError: (error) => void message.error(text(problemOf(error).detail)),
  });
  const initial: ClockValues = { local: dateTime(clock.now).replace(' ', 'T'), ticking: clock.ticking ?? true };
  return (
    <Form
      layout="vertical"
      initialValues={initial}
      onFinish={(values: ClockValues) => set.mutate(values)}
      className="clock-form"
    >
      <Form.Item name="local" label={t('clock.local')} rules={[{ required: true }]}>
        <Input type="datetime-local" data-testid="clock-now" />
      </Form.Item>
      <Form.Item name="ticking" valuePropName="checked">
        <Checkbox data-testid="clock-ticking">{t('clock.ticking')}</Checkbox>
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={set.isPending} data-testid="clock-save">
        {t('clock.apply')}
      </Button>
    </Form>
  );
}
