import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Devices = lazy(() => import('./desk/DeskScreen.tsx'));

export const routes: RouteObject[] = [{ path: 'devices', element: <Devices /> }];
