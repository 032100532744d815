import { useI18n } from '../i18n';
import { SEAL } from './theme';

/** The mark: the character 法 cut as a seal. Drawn as strokes so that it needs no font. */
export function Seal({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect width="40" height="40" rx="6" fill={SEAL} />
      <rect
        x="2.5"
        y="2.5"
        width="35"
        height="35"
        rx="4"
        fill="none"
        stroke="#fff"
        strokeOpacity="0.45"
        strokeWidth="0.8"
      />
      <g fill="none" stroke="#fff" strokeWidth="2.7" strokeLinecap="round" strokeLinejoin="round">
        <path d="M8.5 9.5 L12 12" />
        <path d="M7.5 16.5 L11 19" />
        <path d="M8 30.5 L12 23.5" />
        <path d="M17.5 12.5 H31" />
        <path d="M24.2 7.5 V19.5" />
        <path d="M15.5 19.5 H33" />
        <path d="M22.5 20 C21 24 19 27 17.5 30 L29.5 28.8" />
        <path d="M27 25 C28.8 27.4 30.3 29.8 31.5 32.3" />
      </g>
    </svg>
  );
}

/** Seal and wordmark; the wordmark is set in the serif face that the system has for Chinese. */
export function Wordmark({ light = false }: { light?: boolean }) {
  const { t } = useI18n();
  return (
    <span className={light ? 'wordmark wordmark-light' : 'wordmark'}>
      <Seal />
      <span className="wordmark-name" lang="zh-CN">
        法度
      </span>
      <span className="wordmark-line">{t('app.subtitle')}</span>
    </span>
  );
}
