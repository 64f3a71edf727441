import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Papers = lazy(() => import('./register/PapersScreen.tsx'));
const Paper = lazy(() => import('./record/PaperScreen.tsx'));

export const routes: RouteObject[] = [{ path: 'papers', element: <Papers /> }, { path: 'papers/:id', element: <Paper /> }];
