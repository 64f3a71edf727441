import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Board = lazy(() => import('./board/BoardScreen.tsx'));
const Alert = lazy(() => import('./alert/AlertScreen.tsx'));
const Unknown = lazy(() => import('./unknown/UnknownScreen.tsx'));
const Court = lazy(() => import('./court/CourtScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'alerts', element: <Board /> },
  { path: 'alerts/unknown', element: <Unknown /> },
  { path: 'alerts/court', element: <Court /> },
  { path: 'alerts/:id', element: <Alert /> },
];
