import { NavLink } from 'react-router';
import { useMay } from '#renderer/bridge/index.ts';
import { setFrame, useFrame } from '#renderer/ui/frameState.ts';
import { cx } from '#renderer/ui/cx.ts';
import { formatCount } from '#renderer/ui/format/number.ts';
import { navGroups, type NavItem } from './nav.ts';
import { useNavCounts, type NavCounts } from './useNavCounts.ts';
import styles from './Nav.module.css';

function Item({ item, folded, counts }: { readonly item: NavItem; readonly folded: boolean; readonly counts: NavCounts }) {
  const count = item.count === undefined ? undefined : counts[item.count];
  return (
    <li>
      <NavLink to={item.to} end={item.to === '/'} className={({ isActive }) => cx(styles.item, isActive && styles.here)} title={folded ? item.text : undefined}>
        {folded ? <span aria-hidden="true">{item.sign}</span> : item.text}
        {folded ? <span className="heard">{item.text}</span> : null}
        {!folded && count !== undefined && count > 0 ? <span className={styles.count}>{formatCount(count)}</span> : null}
      </NavLink>
    </li>
  );
}

/** The areas of the window, with the open items of each in plain grey: urgency is told by lamps in the lists, not here. */
export function Nav({ served }: { readonly served: ReadonlySet<string> }) {
  const { navFolded } = useFrame();
  const counts = useNavCounts();
  const may = useMay();
  const groups = navGroups.map((group) => group.filter((item) => served.has(item.to.slice(1)) && (item.needs === undefined || may(item.needs) || (item.orNeeds !== undefined && may(item.orNeeds))))).filter((group) => group.length > 0);
  return (
    <nav className={cx(styles.nav, navFolded && styles.folded)} aria-label="主导航" data-region="nav">
      {groups.map((group) => (
        <ul key={group[0]?.to} className={styles.group}>
          {group.map((item) => <Item key={item.to} item={item} folded={navFolded} counts={counts} />)}
        </ul>
      ))}
      <button type="button" className={styles.fold} onClick={() => setFrame({ navFolded: !navFolded })} title="Ctrl B" aria-expanded={!navFolded}>
        {navFolded ? '展' : '收起导航'}
      </button>
    </nav>
  );
}
