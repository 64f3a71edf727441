import { useNavigate } from 'react-router';
import { route } from '#shared/routes.ts';
import { useRead } from '#renderer/bridge/index.ts';
import { Tabs } from '#renderer/ui/Tabs.tsx';

type Here = 'board' | 'unknown' | 'court';
const places: Readonly<Record<Here, () => string>> = { board: route.alerts, unknown: route.unknownLevels, court: route.courtQueue };

/** The three lists of the area with what waits in each. */
export function AlertsNav({ here }: { readonly here: Here }) {
  const navigate = useNavigate();
  const board = useRead('wages.board', { states: ['open', 'treating', 'verified'], kinds: [], text: '', offset: 0, limit: 1 }).data;
  const court = useRead('wages.courtQueue', { offset: 0, limit: 1 }).data;
  return (
    <Tabs<Here>
      label="预警" here={here} onChoose={(key) => void navigate(places[key]())}
      items={[
        { key: 'board', label: '预警', count: board === undefined ? null : board.open.red + board.open.orange + board.open.yellow },
        { key: 'unknown', label: '数据不足', count: board?.unknown },
        { key: 'court', label: '被执行人待核实', count: court?.total },
      ]}
    />
  );
}
