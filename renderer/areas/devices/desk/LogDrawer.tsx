import { useRead } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SideDrawer } from '#renderer/ui/dialog/SideDrawer.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { DateText } from '#renderer/ui/figures.tsx';
import { PlainTable } from '#renderer/ui/table/PlainTable.tsx';

/** What happened at the devices since the product was started, for IT. It holds no part of a card and none of a slip. */
export function LogDrawer({ onClose }: { readonly onClose: () => void }) {
  const found = useRead('devices.log', {});
  return (
    <SideDrawer title="设备日志" onClose={onClose} width={720} footer={<Button kind="primary" onClick={onClose}>关闭</Button>}>
      <p>给信息人员看的，不含证件和小票的内容。更早的在这台电脑的 devices.log 里。</p>
      {found.failure === null ? null : <FailureNote failure={found.failure} again={found.again} />}
      <PlainTable
        label="设备日志" rows={found.data?.entries.map((entry, index) => ({ ...entry, key: index }))} rowKey={(row) => row.key} empty={<EmptyState>这次启动以来还没有记录。</EmptyState>}
        columns={[{ key: 'at', head: '时间', width: 110, cell: (row) => <DateText at={row.at} /> }, { key: 'device', head: '设备', width: 130, cell: (row) => row.device }, { key: 'text', head: '经过', width: 300, grow: 1, cell: (row) => row.text }]}
      />
    </SideDrawer>
  );
}
