import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Looks = lazy(() => import('./LooksScreen.tsx'));

export const routes: RouteObject[] = [{ path: 'looks', element: <Looks /> }];
