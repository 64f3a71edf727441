import type { AreaOperations } from '#electron/areas/operation.ts';
import { acknowledge } from './acknowledge.ts';
import { approveYear } from './approveYear.ts';
import { calculate, rules } from './calculator.ts';
import { ofSubject } from './ofSubject.ts';
import { previewYear } from './previewYear.ts';
import { print } from './print.ts';
import { proposeYear, withdrawYear } from './proposals.ts';
import { readNotice } from './readNotice.ts';
import { years } from './years.ts';

export const clocksOperations = {
  of: ofSubject, acknowledge, rules, calculate, print, years, readNotice, previewYear, proposeYear, withdrawYear, approveYear,
} satisfies AreaOperations<'clocks'>;
