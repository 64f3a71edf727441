import { Page } from '#renderer/ui/Page.tsx';

export default function Workbench() {
  return <Page title="工作台" />;
}
