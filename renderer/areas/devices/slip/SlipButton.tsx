import { useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { SlipDialog } from './SlipDialog.tsx';

interface Props { readonly of: InputOf<'devices.printSlip'>['of']; readonly children: string; readonly kind?: 'primary' | 'plain' | 'link' }

/** A button that shows a slip and prints it. @example <SlipButton of={{ slip: 'S03', receiptNo }}>打印回执</SlipButton> */
export function SlipButton({ of, children, kind = 'plain' }: Props) {
  const [open, setOpen] = useState(false);
  return <><Button kind={kind} onClick={() => setOpen(true)}>{children}</Button>{open ? <SlipDialog of={of} onClose={() => setOpen(false)} /> : null}</>;
}
