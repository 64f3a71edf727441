import { Component, type ReactNode } from 'react';
import { RecoveryPage } from './RecoveryPage.tsx';

interface Props { readonly children: ReactNode }
interface State { readonly error: Error | null }

/** The last net: an unexpected fault of the window ends in a plain page. The ledger is not touched by it. */
export class Boundary extends Component<Props, State> {
  override state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return <RecoveryPage what="窗口出现意外故障。" detail={error.stack ?? error.message} again={() => this.setState({ error: null })} />;
  }
}
