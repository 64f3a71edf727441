import { Button } from '#renderer/ui/Button.tsx';
import { tell } from '#renderer/ui/tell.ts';

/** Words with a line that IT has to type somewhere: taken along by the clipboard. */
export function ForIt({ words }: { readonly words: { readonly message: string; readonly todo: string } }) {
  const copy = (): void => void navigator.clipboard.writeText(`${words.message}${words.todo}`).then(() => tell('已复制，可以发给信息人员'), () => tell('没有复制成功，请选中文字后按 Ctrl C'));
  return <Button kind="link" small onClick={copy}>复制给信息人员</Button>;
}
