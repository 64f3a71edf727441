import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Workbench = lazy(() => import('./Workbench.tsx'));

export const routes: RouteObject[] = [{ index: true, element: <Workbench /> }];
