import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App } from 'antd';
import { useState } from 'react';
import { ApiProblem, api, problemOf } from '../api/client';
import type { ProcedureDraft, ProcedureVersion } from '../api/types';
import { useI18n } from '../i18n';
import { readDraft } from './read-draft';
import type { ModelerCanvas } from './modeler-canvas';

interface DraftControl {
  readonly draft: ProcedureDraft | null;
  readonly saving: boolean;
  /** Changes up to this count are saved. */
  readonly savedChanges: number;
  readonly save: () => void;
  readonly discard: () => void;
}

/** The draft of a procedure: saved under its revision, so that nobody overwrites another's work without being told. */
export function useDraft(
  present: ProcedureVersion,
  initial: ProcedureDraft | null,
  modeler: ModelerCanvas | null,
  changes: number,
): DraftControl {
  const { t, text } = useI18n();
  const { message, modal } = App.useApp();
  const client = useQueryClient();
  const path = `/procedures/${present.procedureId}/draft`;
  const key = ['procedures', present.procedureId, 'draft'];
  const [draft, setDraft] = useState(initial);
  const [savedChanges, setSavedChanges] = useState(0);
  const put = useMutation({
    mutationFn: async (revision: number) => {
      if (modeler === null) throw new Error('expected an open diagram, found none');
      const body = { xml: await modeler.xml(), note: draft?.note ?? '', baseVersion: present.version, revision };
      const saved = await api<Partial<ProcedureDraft> | null>('PUT', path, body);
      return { ...body, revision: revision + 1, ...saved, xml: body.xml } as ProcedureDraft;
    },
    onSuccess: (saved) => {
      setDraft(saved);
      setSavedChanges(changes);
      void message.success(t('modeler.saved'));
    },
    onError: (error) => {
      if (error instanceof ApiProblem && error.status === 409) resolveConflict();
      else void message.error(text(problemOf(error).detail));
    },
  });
  const resolveConflict = () =>
    modal.confirm({
      title: t('modeler.conflictTitle'),
      // Escape or a click beside the dialog must not choose for the person: "cancel" overwrites.
      keyboard: false,
      mask: { closable: false },
      content: t('modeler.conflictNote'),
      okText: t('modeler.conflictTheirs'),
      cancelText: t('modeler.conflictMine'),
      onOk: () => client.resetQueries({ queryKey: key }),
      onCancel: async () => put.mutate((await readDraft(present.procedureId))?.revision ?? 0),
    });
  const remove = useMutation({
    mutationFn: () => api('DELETE', path),
    onSuccess: () => client.resetQueries({ queryKey: key }),
    onError: (error) => void message.error(text(problemOf(error).detail)),
  });
  const discard = () =>
    modal.confirm({
      title: t('modeler.discardTitle'),
      content: t('modeler.discardNote'),
      okText: t('modeler.discard'),
      onOk: () => remove.mutateAsync(),
    });
  return { draft, saving: put.isPending, savedChanges, save: () => put.mutate(draft?.revision ?? 0), discard };
}
