import { Link } from 'react-router';
import type { InputOf } from '#shared/contract/index.ts';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { LooksTable } from './LooksTable.tsx';

/** 查看记录 of one record, with reasons: for the captain. */
export function LooksDrawer({ subject, onClose }: { readonly subject: NonNullable<InputOf<'identities.looks'>['subject']>; readonly onClose: () => void }) {
  const found = useRead('identities.looks', { subject, offset: 0, limit: 200 });
  return (
    <SideDrawer title="本案身份查看记录" width={760} onClose={onClose} footer={<><Link to={route.looks()}>全部查看记录</Link><Button onClick={onClose}>关闭</Button></>}>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      <LooksTable rows={found.data?.rows} withSubject={false} />
    </SideDrawer>
  );
}
