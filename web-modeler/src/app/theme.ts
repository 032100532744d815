import type { ThemeConfig } from 'antd';

/** Ink blue for what can be pressed, seal red for the wordmark alone; every pair of text and ground has 4.5:1 or more. */
export const INK = '#1d4468';
export const SEAL = '#a3312a';

export const theme: ThemeConfig = {
  cssVar: { key: 'fadu' },
  token: {
    colorPrimary: INK,
    colorLink: '#1f5f99',
    colorInfo: '#1f5f99',
    colorSuccess: '#1a7f4b',
    colorWarning: '#8f5600',
    colorError: '#b3261e',
    // The grounds of messages; those that the algorithm derives from dark seeds are muddy.
    colorSuccessBg: '#eef7f2',
    colorSuccessBorder: '#a9d5bb',
    colorWarningBg: '#fdf6e8',
    colorWarningBorder: '#e8cf9d',
    colorErrorBg: '#fdf2f1',
    colorErrorBorder: '#ecb5b0',
    colorInfoBg: '#eef4fa',
    colorInfoBorder: '#b3cbe3',
    colorText: '#1f2933',
    colorTextSecondary: '#4a5866',
    colorTextTertiary: '#5f6c7a',
    colorTextDescription: '#5a6775',
    colorTextPlaceholder: '#6b7785',
    colorBgLayout: '#f3f5f7',
    colorBorder: '#b9c3cd',
    colorBorderSecondary: '#e1e6eb',
    borderRadius: 4,
    borderRadiusLG: 6,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', 'Segoe UI', sans-serif",
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Layout: { headerBg: INK, headerHeight: 52, headerPadding: '0 16px', siderBg: '#ffffff', bodyBg: '#f3f5f7' },
    Menu: {
      itemHeight: 40,
      itemSelectedBg: '#e4ecf4',
      itemSelectedColor: INK,
      itemMarginInline: 8,
      itemBorderRadius: 4,
    },
    Table: {
      headerBg: '#eef2f5',
      headerColor: '#33414e',
      headerSplitColor: 'transparent',
      cellPaddingBlockSM: 9,
      cellPaddingInlineSM: 10,
      rowHoverBg: '#f4f8fb',
    },
    Card: { headerFontSize: 15, headerHeight: 46, headerHeightSM: 40, bodyPadding: 16 },
    Tabs: { horizontalMargin: '0 0 12px 0', titleFontSize: 14 },
    Form: { itemMarginBottom: 14, verticalLabelPadding: '0 0 4px', labelColor: '#33414e' },
    Descriptions: { labelBg: '#f6f8fa', itemPaddingBottom: 8 },
  },
};
