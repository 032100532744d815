import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useI18n } from '../i18n';

/** What is used of the canvas service of diagram-js. */
export interface Canvas {
  zoom(level?: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
  hasMarker(elementId: string, marker: string): boolean;
  scrollToElement(elementId: string): void;
}

const STEP = 1.25;

export function ZoomButtons({ canvas }: { canvas: Canvas }) {
  const { t } = useI18n();
  return (
    <div className="diagram-zoom">
      <Button
        size="small"
        icon={<PlusOutlined />}
        aria-label={t('diagram.zoomIn')}
        title={t('diagram.zoomIn')}
        onClick={() => canvas.zoom(canvas.zoom() * STEP, 'auto')}
      />
      <Button
        size="small"
        icon={<MinusOutlined />}
        aria-label={t('diagram.zoomOut')}
        title={t('diagram.zoomOut')}
        onClick={() => canvas.zoom(canvas.zoom() / STEP, 'auto')}
      />
      <Button
        size="small"
        icon={<ExpandOutlined />}
        aria-label={t('diagram.fit')}
        title={t('diagram.fit')}
        onClick={() => canvas.zoom('fit-viewport', 'auto')}
      />
    </div>
  );
}
