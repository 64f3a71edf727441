import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Employers = lazy(() => import('./list/EmployersScreen.tsx'));
const Dossier = lazy(() => import('./dossier/DossierScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'employers', element: <Employers /> },
  { path: 'employers/:id', element: <Dossier /> },
];
