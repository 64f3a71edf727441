import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Desk = lazy(() => import('./desk/DeskScreen.tsx'));
const Waiting = lazy(() => import('./waiting/WaitingScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'imports', element: <Desk /> },
  { path: 'imports/waiting', element: <Waiting /> },
  { path: 'imports/:batch', element: <Desk /> },
];
