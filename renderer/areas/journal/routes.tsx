import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Journal = lazy(() => import('./JournalScreen.tsx'));

export const routes: RouteObject[] = [{ path: 'journal', element: <Journal /> }];
