import { useSearchParams } from 'react-router';
import { Page } from '#renderer/ui/Page.tsx';
import { Tabs } from '#renderer/ui/Tabs.tsx';
import { SafetySection } from '#renderer/areas/backups/SafetySection.tsx';
import { VaultSection } from '#renderer/areas/vault/VaultSection.tsx';
import { CitySection } from './CitySection.tsx';
import { LedgerSection } from './LedgerSection.tsx';
import { OfficeSection } from './OfficeSection.tsx';
import { PeopleSection } from '#renderer/areas/people/PeopleSection.tsx';
import { RulesSection } from './RulesSection.tsx';
import { UpdatesSection } from '#renderer/areas/updates/UpdatesSection.tsx';
import { StreetsSection } from './StreetsSection.tsx';

const sections = ['ledger', 'office', 'safety', 'people', 'city', 'streets', 'rules', 'updates'] as const;
type Here = (typeof sections)[number];

/** 设置: the ledger, the district's brigade, its safety, the city, names of streets, the rule pack. */
export default function SettingsScreen() {
  const [query, setQuery] = useSearchParams();
  const here: Here = sections.find((one) => one === query.get('section')) ?? 'ledger';
  return (
    <Page title="设置" strip={<Tabs<Here> label="设置" here={here} onChoose={(section) => setQuery({ section }, { replace: true })} items={[{ key: 'ledger', label: '台账' }, { key: 'office', label: '大队信息' }, { key: 'safety', label: '数据安全' }, { key: 'people', label: '人员与岗位' }, { key: 'city', label: '支队' }, { key: 'streets', label: '街道名称' }, { key: 'rules', label: '规则与节假日' }, { key: 'updates', label: '软件更新' }]} />}>
      {here === 'ledger' ? <LedgerSection /> : here === 'office' ? <OfficeSection /> : here === 'safety' ? <><VaultSection /><SafetySection /></> : here === 'people' ? <PeopleSection /> : here === 'city' ? <CitySection /> : here === 'streets' ? <StreetsSection /> : here === 'updates' ? <UpdatesSection /> : <RulesSection />}
    </Page>
  );
}
