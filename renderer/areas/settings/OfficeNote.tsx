import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useMay, useRead } from '#renderer/bridge/index.ts';
import { NoteKey } from '#renderer/ui/Note.tsx';

/** On whatever is printed: nobody has said yet how the organ is called, or where it is reached. Gone as soon as somebody has. */
export function OfficeNote() {
  const found = useRead('settings.office', {}).data;
  const may = useMay();
  if (found === undefined) return null;
  const { organ, officePhone, officeAddress } = found.fields;
  const missing = [...(organ === '' ? ['机关名称'] : []), ...(officePhone === '' ? ['联系电话'] : []), ...(officeAddress === '' ? ['办公地址'] : [])];
  if (missing.length === 0) return null;
  return (
    <NoteKey head={`大队信息还没有填：${missing.join('、')}`} actions={may('settings.setOffice') ? <Link to={route.settings('office')}>去填大队信息</Link> : undefined}>
      {organ === '' ? `文书暂用“${found.defaults.organ}”。` : ''}{may('settings.setOffice') ? '填一次，以后的文书、回执都带上。' : '请系统管理员在“设置 → 大队信息”里填，填一次，以后的文书、回执都带上。'}
    </NoteKey>
  );
}
