import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { DeviceLine } from './DeviceLine.tsx';
import { ReaderDialog } from './ReaderDialog.tsx';
import styles from '../devices.module.css';

/** ID card readers. One that types like a keyboard needs no setting at all. */
export function ReaderSection({ desk }: { readonly desk: OutputOf<'devices.list'> }) {
  const { readers } = desk;
  const [adding, add] = useState(false);
  return (
    <Section title="身份证读卡器" more={<Button small onClick={() => add(true)}>添加读卡器</Button>}>
      {readers.length === 0 ? <EmptyState>插上读卡器后会出现在下面的“未设置的设备”里，点“试一试”即可；也可以自己添加。</EmptyState> : readers.map((reader) => <DeviceLine key={reader.id} device={reader} testWords="测试" only={readers.length === 1} />)}
      <p className={styles.hint}>像键盘一样打字的读卡器和扫码枪不用设置：在登记页面直接刷卡，在任何页面直接扫码。</p>
      {adding ? <ReaderDialog desk={desk} onClose={() => add(false)} /> : null}
    </Section>
  );
}
