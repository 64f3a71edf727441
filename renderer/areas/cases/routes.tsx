import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Cases = lazy(() => import('./list/CasesScreen.tsx'));
const Case = lazy(() => import('./record/CaseScreen.tsx'));
const Board = lazy(() => import('./emergency/BoardScreen.tsx'));
const Emergency = lazy(() => import('./emergency/EmergencyScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'cases', element: <Cases /> },
  { path: 'cases/:id', element: <Case /> },
  { path: 'emergency', element: <Board /> },
  { path: 'emergency/:id', element: <Emergency /> },
];
