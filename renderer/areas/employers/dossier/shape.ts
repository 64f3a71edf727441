import type { z } from 'zod';
import type { dossier, dossierAccount, dossierCase, dossierCourt } from '#shared/contract/employers.ts';

export type Dossier = z.output<typeof dossier>;
export type DossierAccount = z.output<typeof dossierAccount>;
export type DossierCase = z.output<typeof dossierCase>;
export type DossierCourt = z.output<typeof dossierCourt>;

export type TabKey = 'overview' | 'accounts' | 'insurance' | 'cases' | 'court' | 'alerts' | 'tables' | 'history' | 'imports';

export interface TabProps {
  readonly dossier: Dossier;
  /** Goes to another area of the same dossier; `month` shows the records of that month. */
  readonly go: (tab: TabKey, month?: string) => void;
}
