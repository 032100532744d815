import { ExpandOutlined, MinusOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useI18n } from '../i18n';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is used of the canvas service of diagram-js. */
export interface Canvas {
  viewbox(box?: Box): { readonly inner: Box; readonly outer: { readonly width: number; readonly height: number } };
  zoom(level?: number | 'fit-viewport', center?: 'auto' | { x: number; y: number }): number;
  addMarker(elementId: string, marker: string): void;
  removeMarker(elementId: string, marker: string): void;
  hasMarker(elementId: string, marker: string): boolean;
  scrollToElement(elementId: string): void;
}

const STEP = 1.25;

interface ZoomButtonsProps {
  readonly canvas: Canvas;
  /** How to show the whole diagram; default: as large as it fits. */
  readonly onFit?: () => void;
}

export function ZoomButtons({ canvas, onFit = () => void canvas.zoom('fit-viewport', 'auto') }: ZoomButtonsProps) {
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
        onClick={onFit}
      />
    </div>
  );
}
