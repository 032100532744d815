import { CloudUploadOutlined, DeleteOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useI18n } from '../i18n';
import type { ModelerCanvas } from './modeler-canvas';
import type { useDraft } from './use-draft';

interface ToolbarProps {
  /** Null until the diagram is drawn. */
  readonly modeler: ModelerCanvas | null;
  /** Redraws the buttons: what can be undone changes with every change. */
  readonly changes: number;
  readonly unsaved: boolean;
  readonly drafts: ReturnType<typeof useDraft>;
  readonly onDeploy: () => void;
}

export function Toolbar({ modeler, unsaved, drafts, onDeploy }: ToolbarProps) {
  const { t } = useI18n();
  const stack = modeler?.commandStack;
  return (
    <>
      <Space.Compact>
        <Button
          icon={<UndoOutlined />}
          disabled={stack?.canUndo() !== true}
          onClick={() => stack?.undo()}
          aria-label={t('modeler.undo')}
          title={t('modeler.undo')}
          data-testid="modeler-undo"
        />
        <Button
          icon={<RedoOutlined />}
          disabled={stack?.canRedo() !== true}
          onClick={() => stack?.redo()}
          aria-label={t('modeler.redo')}
          title={t('modeler.redo')}
          data-testid="modeler-redo"
        />
      </Space.Compact>
      {drafts.draft !== null && (
        <Button icon={<DeleteOutlined />} onClick={drafts.discard} data-testid="modeler-discard">
          {t('modeler.discard')}
        </Button>
      )}
      <Button
        icon={<SaveOutlined />}
        disabled={modeler === null || !unsaved}
        loading={drafts.saving}
        onClick={drafts.save}
        data-testid="modeler-save"
      >
        {t('modeler.save')}
      </Button>
      <Button
        type="primary"
        icon={<CloudUploadOutlined />}
        disabled={modeler === null}
        onClick={onDeploy}
        data-testid="modeler-deploy"
      >
        {t('modeler.deploy')}
      </Button>
    </>
  );
}
