import type { z } from 'zod';
import { post } from '#shared/contract/settings.ts';
import { Check } from '#renderer/ui/form/Check.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import styles from './people.module.css';

export type Post = z.output<typeof post>;

/** The posts as ticks. The administrator has no business post: one excludes the others. */
export function PostChoice({ value, onChange }: { readonly value: readonly Post[]; readonly onChange: (posts: Post[]) => void }) {
  const toggle = (one: Post, on: boolean): void => onChange(!on ? value.filter((other) => other !== one) : one === 'sysAdmin' ? ['sysAdmin'] : [...value.filter((other) => other !== 'sysAdmin'), one]);
  return <div className={styles.posts}>{post.options.map((one) => <Check key={one} checked={value.includes(one)} onChange={(on) => toggle(one, on)}>{postWords[one]}</Check>)}</div>;
}
