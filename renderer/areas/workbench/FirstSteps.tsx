import { Link } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Note } from '#renderer/ui/Note.tsx';
import styles from './workbench.module.css';

/** What to do in a ledger that is still empty. Gone with the first import. */
export function FirstSteps() {
  const batches = useRead('imports.batches', { offset: 0, limit: 1 }).data;
  const cases = useRead('cases.list', { text: '', open: 'open', majorOnly: false, proposedOnly: false, employerId: null, offset: 0, limit: 1 }).data;
  if (batches?.total !== 0 || cases?.total !== 0) return null;
  return (
    <div className={styles.firstSteps}>
      <Note head="台账还是空的" actions={<Link to={route.imports()}>去导入</Link>}>先导入用人单位名单，再导入工资专户、余额、应付工资和参保情况；预警和月报会自己推算出来。</Note>
    </div>
  );
}
