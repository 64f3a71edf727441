import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Month = lazy(() => import('./month/MonthScreen.tsx'));
const Table = lazy(() => import('./table/TableScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'reports', element: <Month /> },
  { path: 'reports/:month', element: <Month /> },
  { path: 'reports/:month/:table', element: <Table /> },
];
