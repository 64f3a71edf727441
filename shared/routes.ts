/**
 * Where things stand in the window, as paths of its router. Operations that answer with a `route` build it here, and the window's
 * screens are registered under the same patterns, so that a link from either side always arrives.
 */
export const route = {
  workbench: (): string => '/',
  employers: (): string => '/employers',
  /** The list with only this level shown. */
  employersOf: (level: 'red' | 'orange' | 'yellow' | 'unknown'): string => `/employers?level=${level}`,
  /** The list with the form of a new dossier open, its name filled in. */
  newEmployer: (name: string): string => `/employers?new=${encodeURIComponent(name)}`,
  /** `tab` is one of: accounts, insurance, cases, court, alerts, tables, history, imports; empty for the overview. */
  employer: (id: number, tab = ''): string => (tab === '' ? `/employers/${id}` : `/employers/${id}?tab=${tab}`),
  alerts: (): string => '/alerts',
  /** The board with only this kind shown. */
  alertsOf: (kind: 'red' | 'orange' | 'yellow'): string => `/alerts?kind=${kind}`,
  alert: (id: number): string => `/alerts/${id}`,
  unknownLevels: (): string => '/alerts/unknown',
  courtQueue: (): string => '/alerts/court',
  intake: (tab = ''): string => (tab === '' ? '/intake' : `/intake?tab=${tab}`),
  /** The form of a new complaint; a draft that was begun before. */
  newComplaint: (draft: number | null = null): string => (draft === null ? '/intake/new' : `/intake/new?draft=${draft}`),
  /** The form of a report that the grid brought. */
  complaintFromGrid: (reportNo: string): string => `/intake/new?grid=${encodeURIComponent(reportNo)}`,
  complaint: (id: number): string => `/intake/${id}`,
  mediations: (): string => '/intake/mediations',
  mediation: (id: number): string => `/intake/mediations/${id}`,
  cases: (): string => '/cases',
  case: (id: number): string => `/cases/${id}`,
  /** The case list with the form of a new case open for this employer. */
  registerCase: (employerId: number): string => `/cases?register=${employerId}`,
  /** The case list with the form of a new case open, the employer still to be chosen. */
  newCase: (): string => '/cases?register=',
  proposedMajor: (): string => '/cases?proposed=1',
  emergency: (): string => '/emergency',
  emergencyCase: (caseId: number): string => `/emergency/${caseId}`,
  reports: (month = ''): string => (month === '' ? '/reports' : `/reports/${month}`),
  table: (month: string, table: 'wage-risk' | 'major-cases', revision: number | null = null): string =>
    revision === null ? `/reports/${month}/${table}` : `/reports/${month}/${table}?revision=${revision}`,
  imports: (): string => '/imports',
  importBatch: (id: number): string => `/imports/${id}`,
  waitingRows: (): string => '/imports/waiting',
  calculator: (): string => '/deadlines',
  calendar: (): string => '/deadlines/calendar',
  outbox: (): string => '/outbox',
  outboxLine: (id: number): string => `/outbox/${id}`,
  devices: (): string => '/devices',
  /** The desk of devices, at its queue of slips. */
  slipQueue: (): string => '/devices?show=queue',
  /** Who looked at identities; for the captain. */
  looks: (): string => '/looks',
  papers: (): string => '/papers',
  /** What the officer is to do with papers. */
  papersWaiting: (): string => '/papers?tab=waiting',
  paper: (id: number): string => `/papers/${id}`,
  journal: (): string => '/journal',
  /** The captain's weekly list of exceptions. */
  exceptions: (): string => '/journal?show=exceptions',
  settings: (section = ''): string => (section === '' ? '/settings' : `/settings?section=${section}`),
} as const;
