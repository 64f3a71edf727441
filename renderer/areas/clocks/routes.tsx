import { lazy } from 'react';
import type { RouteObject } from 'react-router';

const Calculator = lazy(() => import('./calculator/CalculatorScreen.tsx'));
const Calendar = lazy(() => import('./calendar/CalendarScreen.tsx'));

export const routes: RouteObject[] = [
  { path: 'deadlines', element: <Calculator /> },
  { path: 'deadlines/calendar', element: <Calendar /> },
];
