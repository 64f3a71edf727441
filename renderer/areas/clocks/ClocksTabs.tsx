import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';

type Here = 'calculator' | 'calendar';

/** The two pages about time: reckoning one deadline, and the working days that all of them rest on. */
export function ClocksTabs({ here }: { readonly here: Here }) {
  const navigate = useNavigate();
  return (
    <Tabs<Here>
      label="期限" here={here} items={[{ key: 'calculator', label: '期限计算' }, { key: 'calendar', label: '工作日历' }]}
      onChoose={(to) => void navigate(to === 'calendar' ? route.calendar() : route.calculator(), { replace: true })}
    />
  );
}
