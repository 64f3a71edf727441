import { QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { RouterProvider } from 'react-router';
import { useStartHeld } from '#renderer/areas/start/hold.ts';
import { client, useSession } from '#renderer/bridge/index.ts';
import { Boundary } from './Boundary.tsx';
import { BareWindow } from './frame/BareWindow.tsx';
import { RecoveryPage } from './RecoveryPage.tsx';
import { router } from './router.tsx';

const Start = lazy(() => import('#renderer/areas/start/Start.tsx'));

/** Which of the window's three lives it is in: first run or failed start, or an open ledger. */
function Stage() {
  const session = useSession();
  const held = useStartHeld();
  if (session.failure !== null) return <RecoveryPage what={session.failure.message} detail={JSON.stringify(session.failure)} again={session.again} />;
  if (session.data === undefined) return <BareWindow />;
  if (session.data.stage === 'open' && !held) return <RouterProvider router={router} />;
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
