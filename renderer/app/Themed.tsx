import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { useState, type ReactNode } from 'react';
import { houseTheme } from './theme.ts';

dayjs.locale('zh-cn');

/** The nonce of this load (content security policy): Ant Design's own styles carry it. */
function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** What floats lies in one element beside the root, so that nothing is cut off and the page itself is never touched. */
function floats(): HTMLElement {
  return document.getElementById('floats') ?? document.body;
}

/** Ant Design in the house's clothes. Loaded with the first screen that needs it, after the frame is painted. */
export default function Themed({ children }: { readonly children: ReactNode }) {
  const [theme] = useState(houseTheme);
  const [nonce] = useState(nonceOfPage);
  return (
    <ConfigProvider
      locale={zhCN} theme={theme} csp={{ nonce }} componentSize="medium" wave={{ disabled: true }} getPopupContainer={floats}
      button={{ autoInsertSpace: false }} virtual
    >
      {children}
    </ConfigProvider>
  );
}
