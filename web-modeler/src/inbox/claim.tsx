import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, type ButtonProps } from 'antd';
import type { ReactNode } from 'react';
import { api, problemOf } from '../api/client';
import type { TaskRow } from '../api/types';
import { useI18n } from '../i18n';
import { usePerson } from '../session/session';
import { RoleNames } from '../ui/role-names';

/** Whose turn it is: the person who claimed the task, else the roles that may. */
export function TaskAssignee({ row }: { row: TaskRow }) {
  const { t } = useI18n();
  const { id } = usePerson();
  if (row.assignee !== null)
    return <span>{row.assignee.id === id ? t('task.me', { name: row.assignee.name }) : row.assignee.name}</span>;
  return (
    <span className="quiet">
      {t('task.unclaimed')}（<RoleNames roles={row.candidateGroups} />）
    </span>
  );
}

type ClaimButtonProps = Pick<ButtonProps, 'onClick' | 'loading' | 'children'> & { readonly 'data-testid': string };

/** 签收 of an unclaimed task by somebody whose role may, 释放 of one's own; nothing otherwise. */
export function ClaimButton({ row, render }: { row: TaskRow; render: (props: ClaimButtonProps) => ReactNode }) {
  const { t } = useI18n();
  const person = usePerson();
  const mine = row.assignee?.id === person.id;
  const change = useClaimChange(row.taskKey);
  if (row.completedAt !== null || row.state !== 'OPEN') return null;
  if (!mine && (row.assignee !== null || !row.candidateGroups.some((role) => person.roles.includes(role)))) return null;
  const verb = mine ? 'release' : 'claim';
  return (
    <>
      {render({
        loading: change.isPending,
        onClick: () => change.mutate(verb),
        children: t(`task.${verb}`),
        'data-testid': `task-${verb}`,
      })}
    </>
  );
}

function useClaimChange(taskKey: string) {
  const { text } = useI18n();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (verb: 'claim' | 'release') => api('POST', `/tasks/${taskKey}/${verb}`),
    onError: (error) => void message.error(text(problemOf(error).detail)),
    // Also after a refusal: somebody else may have taken the task meanwhile.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ['tasks'] }),
        client.invalidateQueries({ queryKey: ['task', taskKey] }),
      ]),
  });
}
