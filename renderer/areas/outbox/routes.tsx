import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Outbox = lazy(() => import('./OutboxScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'outbox', element: <Outbox /> },
  { path: 'outbox/:id', element: <Outbox /> },
];
