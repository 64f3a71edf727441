import { lazy, Suspense } from 'react';
import { useNow, useSession } from '#renderer/bridge/index.ts';
import { formatClock } from '#renderer/ui/format/time.ts';
import { postWords } from '#renderer/ui/format/words.ts';
import { Tag } from '#renderer/ui/Tag.tsx';
import { SearchBox } from '../search/SearchBox.tsx';
import { WindowButtons } from './WindowButtons.tsx';
import styles from './TopBar.module.css';

const OfficerMenu = lazy(() => import('#renderer/areas/people/OfficerMenu.tsx'));

/** Title bar: what, whose district, the one search box, when, who. Its empty parts drag the window. */
export function TopBar() {
  const session = useSession().data;
  const clock = formatClock(useNow());
  const officer = session?.officer;
  const posts = (['captain', 'handler', 'legalReviewer', 'enforcementTracker', 'intakeClerk'] as const).filter((post) => officer?.posts.includes(post));
  const first = posts[0];
  return (
    <header className={styles.bar}>
      <span className={styles.name}>劳动保障监察</span>
      <span className={styles.district}>
        {session?.ledger?.districtName}
        <span className={styles.code}>{session?.ledger?.districtCode}</span>
        {session?.demo === true ? <Tag>示例数据</Tag> : null}
      </span>
      <SearchBox />
      <span className={styles.space} />
      <span className={styles.clock}><span className={styles.day}>{clock.day}</span>{clock.time}</span>
      {officer === null || officer === undefined ? null : (
        <span className={styles.officer} title={`岗位：${officer.posts.map((post) => postWords[post]).join('、')}`}>
          {session?.signedIn === true ? <Suspense fallback={null}><OfficerMenu officer={officer} pin={session.pin} /></Suspense> : <>{first === undefined ? null : <Tag kind="blue">{postWords[first]}</Tag>}{officer.staffNo} {officer.name}</>}
        </span>
      )}
      <WindowButtons />
    </header>
  );
}
