import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-router';
import styles from '#renderer/areas/people/people.module.css';
import { LockCover } from '#renderer/areas/people/LockCover.tsx';
import { useStartHeld } from '#renderer/areas/start/hold.ts';
import { client, useSession } from '#renderer/bridge/index.ts';
import { Boundary } from './Boundary.tsx';
import { BareWindow } from './frame/BareWindow.tsx';
import { RecoveryPage } from './RecoveryPage.tsx';
import { router } from './router.tsx';

const NewPassword = lazy(() => import('#renderer/areas/people/NewPassword.tsx'));
const SignIn = lazy(() => import('#renderer/areas/people/SignIn.tsx'));
const Start = lazy(() => import('#renderer/areas/start/Start.tsx'));

/** Which of the window's lives it is in: first run or failed start, signing in, or an open ledger, which stays as it is below a lock. */
function Stage() {
  const session = useSession();
  const held = useStartHeld();
  if (session.failure !== null) return <RecoveryPage what={session.failure.message} detail={JSON.stringify(session.failure)} again={session.again} />;
  if (session.data === undefined) return <BareWindow />;
  const { stage, signIn, officer, ledger } = session.data;
  if (stage === 'open' && !held) {
    if (signIn === 'needed') return <Suspense fallback={<BareWindow />}><SignIn districtName={ledger?.districtName ?? ''} /></Suspense>;
    if (signIn === 'change') return <Suspense fallback={<BareWindow />}><NewPassword who={`${officer?.staffNo ?? ''} ${officer?.name ?? ''}`} /></Suspense>;
    const locked = signIn === 'locked' && officer !== null;
    return <><div className={styles.below} inert={locked}><RouterProvider router={router} /></div>{locked ? <LockCover staffNo={officer.staffNo} name={officer.name} pin={session.data.pin} /> : null}</>;
  }
  return <Suspense fallback={<BareWindow />}><Start session={session.data} /></Suspense>;
}

export function App() {
  return (
    <Boundary>
      <QueryClientProvider client={client}>
        <Stage />
      </QueryClientProvider>
    </Boundary>
  );
}
