import type { Failure } from '#shared/contract/envelope.ts';
import { SettingConflict } from '#renderer/ui/dialog/SettingConflict.tsx';

/** The second place as it is shown: its folder (empty for none) and the days until it reminds. */
export type Place = { readonly folder: string; readonly days: number };

interface Props {
  readonly failure: Failure | null;
  readonly seen: Place;
  readonly mine: Place;
  readonly running: boolean;
  readonly onTake: (values: Place, now: Place) => void;
  readonly onTheirs: () => void;
  readonly onClose: () => void;
}

/** Somebody else chose a second place meanwhile, or gave it up. */
export function PlaceConflict(props: Props) {
  return <SettingConflict<Place> {...props} what="第二备份处" labels={{ folder: '位置', days: '提醒' }} words={(key, value) => (key === 'folder' ? (value === '' ? '没有指定' : String(value)) : value === 0 ? '不提醒' : `${value} 天没有复制就提醒`)} />;
}
