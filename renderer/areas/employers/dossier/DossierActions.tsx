import { lazy, Suspense, useState } from 'react';
import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useWhyNot } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Menu } from '#renderer/ui/Menu.tsx';
import type { Dossier } from './shape.ts';

const SlipDialog = lazy(() => import('#renderer/areas/devices/slip/SlipDialog.tsx'));
const EditEmployerDrawer = lazy(() => import('../form/EditEmployerDrawer.tsx'));
const StatusDialog = lazy(() => import('../form/StatusDialog.tsx'));
const TagDialog = lazy(() => import('../list/TagDialog.tsx'));
const CopiesDrawer = lazy(() => import('./CopiesDrawer.tsx'));
const PrintDossier = lazy(() => import('./PrintDossier.tsx'));
const MergeDialog = lazy(() => import('../merge/MergeDialog.tsx'));

interface Props {
  readonly dossier: Dossier;
  readonly exporting: boolean;
  readonly onExport: (format: 'docx' | 'pdf') => void;
}

/** Steps of a dossier: export, change, and the primary one, to register a case. */
export function DossierActions({ dossier, exporting, onExport }: Props) {
  const [open, setOpen] = useState<'edit' | 'status' | 'tags' | 'merge' | 'label' | 'print' | 'copies' | null>(null);
  const navigate = useNavigate();
  const why = useWhyNot();
  const close = (): void => setOpen(null);
  const merged = dossier.mergedInto !== null;
  return (
    <>
      <Menu label={exporting ? '正在导出' : '导出档案'} items={[{ label: 'Word 文档（docx）', onChoose: () => onExport('docx') }, { label: 'PDF 文件', onChoose: () => onExport('pdf') }, ...(merged ? [] : [{ label: '打印…', onChoose: () => setOpen('print') }]), { label: '以前交出去的…', onChoose: () => setOpen('copies') }]} />
      {merged ? null : (
        <>
          <Menu label="更多" items={[{ label: '打印单位标签…', onChoose: () => setOpen('label') }, { label: '改标签…', reason: why('employers.setTags'), onChoose: () => setOpen('tags') }, { label: '改状态（停业、注销、迁出）…', reason: why('employers.setStatus'), onChoose: () => setOpen('status') }, { label: '与另一份档案合并…', reason: why('employers.merge'), onChoose: () => setOpen('merge') }]} />
          <Button barred={why('employers.edit')} onClick={() => setOpen('edit')}>改档案</Button>
          <Button kind="primary" barred={why('cases.register')} onClick={() => void navigate(route.registerCase(dossier.id))}>登记案件</Button>
        </>
      )}
      <Suspense fallback={null}>
        {open === 'edit' ? <EditEmployerDrawer dossier={dossier} onClose={close} /> : null}
        {open === 'label' ? <SlipDialog of={{ slip: 'L01', employerId: dossier.id }} onClose={close} /> : null}
        {open === 'print' ? <PrintDossier id={dossier.id} onClose={close} /> : null}
        {open === 'copies' ? <CopiesDrawer id={dossier.id} onClose={close} /> : null}
        {open === 'status' ? <StatusDialog dossier={dossier} onClose={close} /> : null}
        {open === 'tags' ? <TagDialog rows={[{ id: dossier.id, tags: dossier.tags }]} onDone={close} onClose={close} /> : null}
        {open === 'merge' ? <MergeDialog here={{ id: dossier.id, name: dossier.fields.name }} other={null} onClose={close} /> : null}
      </Suspense>
    </>
  );
}
