import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const QueueScreen = lazy(() => import('./queue/QueueScreen.tsx'));
const RegisterScreen = lazy(() => import('./form/RegisterScreen.tsx'));
const ComplaintScreen = lazy(() => import('./record/ComplaintScreen.tsx'));
const MediationsScreen = lazy(() => import('./mediations/MediationsScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'intake', element: <QueueScreen /> },
  { path: 'intake/new', element: <RegisterScreen /> },
  { path: 'intake/mediations', element: <MediationsScreen /> },
  { path: 'intake/:id', element: <ComplaintScreen /> },
];
