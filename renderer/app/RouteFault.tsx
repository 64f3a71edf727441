import { useNavigate, useRouteError, useLocation } from 'react-router';
import { RecoveryPage } from './RecoveryPage.tsx';

/** A fault of one screen: the frame stays, the other screens can be reached. */
export function RouteFault({ inside = false }: { readonly inside?: boolean }) {
  const error = useRouteError();
  const navigate = useNavigate();
  const here = useLocation();
  const detail = error instanceof Error ? error.stack ?? error.message : String(error);
  return <RecoveryPage inside={inside} what="这一页出现意外故障。" detail={detail} again={() => void navigate(`${here.pathname}${here.search}`, { replace: true })} />;
}
