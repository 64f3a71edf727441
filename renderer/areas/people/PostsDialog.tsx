import { useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { useRun } from '#renderer/bridge/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/dialog/Dialog.tsx';
import { FailureNote } from '#renderer/ui/FailureNote.tsx';
import { Field } from '#renderer/ui/form/Field.tsx';
import { TextInput } from '#renderer/ui/form/TextInput.tsx';
import { tell } from '#renderer/ui/tell.ts';
import { PostChoice, type Post } from './PostChoice.tsx';

/** The captain grants and withdraws posts, with a reason. */
export function PostsDialog({ officer, onClose }: { readonly officer: OutputOf<'people.officers'>['officers'][number]; readonly onClose: () => void }) {
  const grant = useRun('people.grantPosts');
  const [posts, setPosts] = useState<Post[]>([...officer.posts]);
  const [reason, setReason] = useState('');
  const act = async (): Promise<void> => {
    if ((await grant.run({ staffNo: officer.staffNo, rowVersion: officer.rowVersion, posts, reason })) === undefined) return;
    tell('岗位已更改');
    onClose();
  };
  return (
    <Dialog title={`${officer.staffNo} ${officer.name} 的岗位`} onClose={onClose} closable={!grant.running} footer={<><Button onClick={onClose} disabled={grant.running}>取消</Button><Button kind="primary" running={grant.running} onClick={() => void act()}>保存</Button></>}>
      <Field label="岗位">{() => <PostChoice value={posts} onChange={setPosts} />}</Field>
      <Field label="理由">{(control) => <TextInput {...control} value={reason} onChange={setReason} maxLength={200} />}</Field>
      {grant.failure === null ? null : <FailureNote failure={grant.failure} />}
    </Dialog>
  );
}
