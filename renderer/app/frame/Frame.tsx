import { lazy, Suspense } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { MovedNote } from '#renderer/areas/backups/MovedNote.tsx';
import { useMay } from '#renderer/bridge/index.ts';
import { useFrame } from '#renderer/ui/frameState.ts';
import { ClockNote } from './ClockNote.tsx';
import { ClockNotices } from './ClockNotices.tsx';
import { Nav } from './Nav.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TopBar } from './TopBar.tsx';
import { VaultNote } from './VaultNote.tsx';
import { useFrameKeys } from './useFrameKeys.ts';
import styles from './Frame.module.css';

const ManualDrawer = lazy(() => import('../manual/ManualDrawer.tsx'));

/** Top bar, nav, the screen of the area, status bar. The frame itself is painted without waiting for anything. */
export function Frame({ served }: { readonly served: ReadonlySet<string> }) {
  const { manual } = useFrame();
  const may = useMay();
  const { pathname } = useLocation();
  useFrameKeys(served);
  return (
    <div className={styles.frame}>
      <TopBar />
      <ClockNote />
      <VaultNote />
      <MovedNote />
      <div className={styles.middle}>
        <Nav served={served} />
        <div className={styles.area}>
          <ClockNotices />
          <div className={styles.screen}><Suspense fallback={null}>
            {pathname === '/' && !may('cases.clocks') ? <Navigate to="/settings?section=people" replace /> : <Outlet />}
          </Suspense></div>
        </div>
        {manual === null ? null : <Suspense fallback={null}><ManualDrawer chapter={manual} /></Suspense>}
      </div>
      <StatusBar />
    </div>
  );
}
