import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const load = () => import('./Workbench.tsx');
const Workbench = lazy(load);

// The window nearly always begins here: its code comes while the ledger is being opened.
if (/^#?\/?$/.test(window.location.hash)) void load();

export const routes: RouteObject[] = [{ index: true, element: <Workbench /> }];
