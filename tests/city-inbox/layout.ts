import { html, raw } from 'hono/html';

/** Escaped as it is put together; only what comes through `raw` is not. */
export type Html = ReturnType<typeof html>;

const STYLE = `
  body { font: 14px/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #1a2233; margin: 24px auto; max-width: 1100px; padding: 0 16px }
  body.sheet { max-width: none }
  h1 { font-size: 20px } h2 { font-size: 16px; margin-top: 28px }
  table { border-collapse: collapse; width: 100% }
  th, td { border: 1px solid #c9d0dc; padding: 4px 8px; text-align: left; white-space: nowrap }
  th { background: #f1f4f9; white-space: normal } .number { text-align: right; font-variant-numeric: tabular-nums }
  .quiet { color: #5b6577 } code { font-size: 12px } form { display: flex; gap: 16px; align-items: end }
  @media print { @page { size: A4 landscape; margin: 12mm } body { margin: 0; font-size: 8pt } thead { display: table-header-group } tr { break-inside: avoid } .screen { display: none } }
`;

/** A whole page. No script runs on it, and nothing comes from elsewhere. */
export function page(title: string, content: Html, kind: 'plain' | 'sheet' = 'plain'): Html {
  return html`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'">
<title>${title}</title>
<style>${raw(STYLE)}</style>
</head>
<body class="${kind}">${content}</body>
</html>`;
}
