import type { AreaOperations } from '../operation.ts';
import { arrive, takeOver } from './arrive.ts';
import { cancelMove, prepareMove } from './move.ts';
import { check, drives, overview } from './overview.ts';
import { dropPreview, preview, restore } from './restore.ts';
import { salvage, salvageAside } from './salvage.ts';
import { copyToSecond, forgetSecondPlace, setSecondPlace } from './secondPlace.ts';
import { about, toStick } from './stick.ts';

export const backupsOperations = { overview, drives, check, setSecondPlace, forgetSecondPlace, copyToSecond, toStick, preview, dropPreview, restore, prepareMove, cancelMove, salvage, salvageAside, about, takeOver, arrive } satisfies AreaOperations<'backups'>;
