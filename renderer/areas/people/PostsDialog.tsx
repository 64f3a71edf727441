import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { post } from '#shared/contract/settings.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ConflictDialog } from '#renderer/ui/dialog/ConflictDialog.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { postWords } from '#renderer/ui/format/words.ts';
import { tell } from '#renderer/ui/tell.ts';
import { PostChoice, type Post } from './PostChoice.tsx';
import { useOfficerNow } from './useOfficerNow.ts';

const held = (posts: readonly Post[], one: Post): string => (posts.includes(one) ? '担任' : '不担任');

/** The captain grants and withdraws posts, with a reason. */
export function PostsDialog({ officer, onClose }: { readonly officer: OutputOf<'people.officers'>['officers'][number]; readonly onClose: () => void }) {
  const grant = useRun('people.grantPosts');
  const [base, rebase] = useState(officer);
  const [posts, setPosts] = useState<Post[]>([...officer.posts]);
  const other = useOfficerNow(base, grant.failure);
  const [reason, setReason] = useState('');
  const act = async (): Promise<void> => {
    if ((await grant.run({ staffNo: base.staffNo, rowVersion: base.rowVersion, posts, reason })) === undefined) return;
    tell('岗位已更改');
    onClose();
  };
  return (
    <Dialog title={`${officer.staffNo} ${officer.name} 的岗位`} onClose={onClose} closable={!grant.running} footer={<><Button onClick={onClose} disabled={grant.running}>取消</Button><Button kind="primary" running={grant.running} onClick={() => void act()}>保存</Button></>}>
      <Field label="岗位">{() => <PostChoice value={posts} onChange={setPosts} />}</Field>
      <Field label="理由">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
      {grant.failure === null || other !== null ? null : <FailureNote failure={grant.failure} />}
      {other === null ? null : (
        <ConflictDialog
          what="岗位" by={other.by} at={other.at} onClose={grant.clear}
          fields={post.options.map((one) => ({ key: one, label: postWords[one], before: held(base.posts, one), theirs: held(other.officer.posts, one), mine: held(posts, one) }))}
          onTake={(choice) => {
            setPosts(post.options.filter((one) => (choice[one] === 'mine' ? posts : other.officer.posts).includes(one)));
            rebase(other.officer);
            grant.clear();
          }}
        />
      )}
    </Dialog>
  );
}
