import { ConfigProvider } from 'antd';
import zhCN from 'antd/es/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { houseTheme } from '#renderer/app/theme.ts';

dayjs.locale('zh-cn');

/** The nonce of this load (content security policy): Ant Design's own styles carry it. */
function nonceOfPage(): string {
  return document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';
}

/** What floats lies in one element beside the root, so that nothing is cut off and the page itself is never touched. */
function floats(): HTMLElement {
  return document.getElementById('floats') ?? document.body;
}

/** True inside of Ant Design's own settings. */
const Inside = createContext(false);

/**
 * Ant Design in the house's clothes. Every part of the kit that is made with Ant Design puts this around itself, so that a screen without such parts never
 * loads it; inside of another such part it does nothing.
 */
export function Themed({ children }: { readonly children: ReactNode }) {
  return useContext(Inside) ? children : <Clothes>{children}</Clothes>;
}

function Clothes({ children }: { readonly children: ReactNode }) {
  const [theme] = useState(houseTheme);
  const [nonce] = useState(nonceOfPage);
  return (
    <ConfigProvider
      locale={zhCN} theme={theme} csp={{ nonce }} componentSize="medium" wave={{ disabled: true }} getPopupContainer={floats}
      button={{ autoInsertSpace: false }} virtual
    >
      <Inside value>{children}</Inside>
    </ConfigProvider>
  );
}
