import { lazy } from 'react';
import { Navigate, type RouteObject } from 'react-router';
import { route } from '#shared/routes.ts';
import { useMay } from '#renderer/bridge/index.ts';

const QueueScreen = lazy(() => import('./queue/QueueScreen.tsx'));
const RegisterScreen = lazy(() => import('./form/RegisterScreen.tsx'));
const ComplaintScreen = lazy(() => import('./record/ComplaintScreen.tsx'));
const MediationScreen = lazy(() => import('./mediations/MediationScreen.tsx'));
const MediationsScreen = lazy(() => import('./mediations/MediationsScreen.tsx'));

/** The grid's people have no queue: their desk is the mediation. */
function Desk() {
  const may = useMay();
  return may('intake.queue') || !may('intake.mediations') ? <QueueScreen /> : <Navigate to={route.mediations()} replace />;
}

export const routes: RouteObject[] = [
  { path: 'intake', element: <Desk /> },
  { path: 'intake/new', element: <RegisterScreen /> },
  { path: 'intake/mediations', element: <MediationsScreen /> },
  { path: 'intake/mediations/:id', element: <MediationScreen /> },
  { path: 'intake/:id', element: <ComplaintScreen /> },
];
