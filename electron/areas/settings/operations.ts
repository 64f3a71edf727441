import type { AreaOperations } from '../operation.ts';
import { city, exportEnrolment, pinCityKey, setCityUrl } from '../outbox/citySettings.ts';
import { confirmClock } from './clock.ts';
import { createLedger } from './createLedger.ts';
import { acceptPages, backupNow, unlockKey, verify } from './safety.ts';
import { status } from './status.ts';
import { office, setOffice } from './office.ts';
import { setStreetName, streets } from './streets.ts';
import { chooseFiles, chooseFolder, manual, openLedger, openWritten, printers, quit, restoreNewestBackup, session, windowControl, writeProblemReport } from './windowOperations.ts';

export const settingsOperations = {
  session, status, createLedger, openLedger, restoreNewestBackup,
  chooseFolder, chooseFiles, openWritten, quit, windowControl, manual, printers, writeProblemReport,
  unlockKey, city, setCityUrl, pinCityKey, exportEnrolment,
  streets, setStreetName, office, setOffice, confirmClock, acceptPages, verify, backupNow,
} satisfies AreaOperations<'settings'>;
