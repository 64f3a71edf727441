import { Link } from 'react-router';
import { Page } from '#renderer/ui/Page.tsx';

export function NotFound() {
  return (
    <Page title="没有这一页">
      <p>链接已经失效。<Link to="/">回到工作台</Link></p>
    </Page>
  );
}
