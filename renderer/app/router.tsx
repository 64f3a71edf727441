import { createHashRouter, type RouteObject } from 'react-router';
import { Frame } from './frame/Frame.tsx';
import { NotFound } from './NotFound.tsx';
import { RouteFault } from './RouteFault.tsx';

/**
 * Every area brings `renderer/areas/<area>/routes.tsx` with `export const routes: RouteObject[]`, whose screens are lazy
 * (`const Screen = lazy(() => import('./Screen.tsx'))`, `{ path: 'area/:id', element: <Screen /> }`). A file that is there is in the
 * window; nothing is listed twice. The frame is painted at once; while a screen is loaded the one before stays.
 */
const found = import.meta.glob<{ readonly routes: readonly RouteObject[] }>('../areas/*/routes.tsx', { eager: true });

/** First parts of the paths that an area serves; the nav shows only these. */
export const served: ReadonlySet<string> = new Set(
  Object.values(found).flatMap(({ routes }) => routes.map((route) => (route.index === true ? '' : (route.path ?? '').replace(/^\//, '').split('/')[0] ?? ''))),
);

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame served={served} />,
    errorElement: <RouteFault />,
    children: [
      {
        errorElement: <RouteFault inside />,
        children: [...Object.values(found).flatMap(({ routes }) => [...routes]), { path: '*', element: <NotFound /> }],
      },
    ],
  },
]);
