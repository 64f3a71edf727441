import type { LampState } from '#shared/rules/deadlines/lamp.ts';

const words: Readonly<Record<LampState, string>> = { green: '绿灯', amber: '黄灯', red: '红灯', done: '已办结', 'done-late': '迟办', paused: '中止', provisional: '暂计' };

function shapes(state: LampState) {
  const ring = <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="2" />;
  const thin = <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.4" />;
  switch (state) {
    case 'green': return ring;
    case 'amber': return <>{thin}<path d="M7 1.6a5.4 5.4 0 0 0 0 10.8Z" fill="currentColor" /></>;
    case 'red': return <><circle cx="7" cy="7" r="6" fill="currentColor" /><path d="M7 3.6v4.2M7 9.4v1.2" stroke="#fff" strokeWidth="1.6" /></>;
    case 'done': return <path d="M2 7.5 5.2 10.7 12 3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />;
    case 'done-late': return <>{thin}<path d="M4.2 7.2 6.3 9.2 10 5" fill="none" stroke="currentColor" strokeWidth="1.5" /></>;
    case 'paused': return <>{thin}<path d="M5.6 4.9v4.2M8.4 4.9v4.2" stroke="currentColor" strokeWidth="1.4" /></>;
    case 'provisional': return <circle cx="7" cy="7" r="5.4" fill="none" stroke="currentColor" strokeWidth="1.4" strokeDasharray="2.6 1.9" />;
  }
}

/** The sign of a clock alone, 14 px. Its meaning is spoken. */
export function LampSign({ state }: { readonly state: LampState }) {
  return <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={words[state]}>{shapes(state)}</svg>;
}
