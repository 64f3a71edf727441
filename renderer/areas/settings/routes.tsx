import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Settings = lazy(() => import('./SettingsScreen.tsx'));

export const routes: RouteObject[] = [{ path: 'settings', element: <Settings /> }];
