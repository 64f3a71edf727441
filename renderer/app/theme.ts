import type { ThemeConfig } from 'antd';

/** One token of tokens.css as Ant Design and charts need it: the plain value. */
export function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
}

/**
 * The house's theme for Ant Design. Error and warning are ink, success is grey: green, amber, red, yellow and orange belong to clocks and alerts alone.
 */
export function houseTheme(): ThemeConfig {
  const ink = token('ink');
  const accent = token('accent');
  return {
    cssVar: { key: 'house' },
    hashed: false,
    token: {
      colorPrimary: accent,
      colorInfo: accent,
      colorLink: accent,
      colorError: ink,
      colorWarning: ink,
      colorSuccess: token('ink-2'),
      colorText: ink,
      colorTextSecondary: token('ink-2'),
      colorTextTertiary: token('ink-3'),
      colorTextPlaceholder: token('ink-3'),
      colorTextDescription: token('ink-3'),
      colorBorder: token('line-strong'),
      colorBorderSecondary: token('line'),
      colorSplit: token('line'),
      colorBgLayout: token('surface'),
      colorBgMask: 'rgba(27, 36, 48, 0.28)',
      colorFillTertiary: token('soft-2'),
      colorFillQuaternary: token('soft'),
      controlItemBgActive: token('accent-tint'),
      controlItemBgHover: token('soft'),
      controlOutline: token('focus-ring'),
      controlOutlineWidth: 2,
      borderRadius: 4,
      borderRadiusLG: 6,
      borderRadiusSM: 4,
      fontFamily: token('font'),
      fontSize: 14,
      controlHeight: 32,
      controlHeightSM: 28,
      wireframe: false,
      motion: false,
      boxShadow: '0 8px 24px rgba(27, 36, 48, 0.14)',
      boxShadowSecondary: '0 8px 24px rgba(27, 36, 48, 0.14)',
    },
    components: {
      Table: { cellPaddingBlockSM: 6, cellPaddingInlineSM: 8, cellFontSizeSM: 13, headerBg: token('soft'), rowSelectedBg: token('accent-tint') },
      Modal: { titleFontSize: 15, titleLineHeight: 1.5, paddingContentHorizontalLG: 20 },
      Segmented: { itemSelectedBg: token('accent-tint'), itemSelectedColor: accent, trackBg: token('surface') },
      Select: { optionFontSize: 13, optionSelectedFontWeight: 600 },
      Tooltip: { colorBgSpotlight: ink },
    },
  };
}
