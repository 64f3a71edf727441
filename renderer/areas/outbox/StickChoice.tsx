import { useState } from 'react';
import { PlaceChoice } from '#renderer/areas/backups/PlaceChoice.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';

/** Sticks that are plugged in, by their names; a folder is still possible. */
export default function StickChoice({ onClose, onChoose }: { readonly onClose: () => void; readonly onChoose: (folder: string) => void }) {
  const [folder, setFolder] = useState('');
  return (
    <Dialog title="导出到 U 盘" onClose={onClose} footer={<><Button onClick={onClose}>取消</Button><Button kind="primary" reason={folder === '' ? '请选择 U 盘或文件夹' : null} onClick={() => onChoose(folder)}>导出</Button></>}>
      <p>先查空间，写完读回来核对。导出后到支队送达，再把回执装回来。</p>
      <PlaceChoice folder={folder} onChoose={setFolder} />
    </Dialog>
  );
}
