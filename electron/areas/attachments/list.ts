import { read } from '#electron/areas/operation.ts';
import { receivedMaterials } from '#electron/areas/cases/reads.ts';
import { complaintMaterials } from '#electron/areas/intake/reads.ts';
import { attachmentsUnder } from './repository.ts';
import { assertRead, familyOf, matterOf, mayOpen, mayWrite } from './standing.ts';

/** Files of a record, and what the one who asks may do with each. */
export const list = read<'attachments.list'>(async ({ reader, services, now }, { subject }) => {
  const actor = services.actor();
  const asking = { reader, actor, now };
  const here = await matterOf(reader, subject, now);
  await assertRead(asking, subject);
  const may = await mayWrite(asking, subject);
  const files = [];
  for (const of of await familyOf(reader, subject)) {
    const matter = of === subject ? here : await matterOf(reader, of, now);
    const write = of === subject ? may : await mayWrite(asking, of);
    for (const row of await attachmentsUnder(reader, of.kind, of.id)) {
      const open = await mayOpen(asking, row, matter.report);
      files.push({
        id: row.id, rowVersion: row.row_version, title: row.title, media: row.media, size: row.size, sha256: row.sha256, persons: row.persons === 1, attachedAt: row.attached_at, attachedBy: row.attached_by,
        from: of === subject ? '' : matter.label, removed: row.removed_at === null ? null : { at: row.removed_at, by: row.removed_by, reason: row.removed_reason },
        open: open.allowed ? { allowed: true, why: '', confirm: open.confirm } : { allowed: false, why: open.why, confirm: false }, mayRemove: write.allowed,
      });
    }
  }
  const materials = subject.kind === 'complaint' ? await complaintMaterials(reader, subject.id) : await receivedMaterials(reader, subject.id);
  return {
    vault: services.vaultKeeper().standing, files, materials: [...new Set(materials)], alwaysPersons: here.report,
    attach: may.allowed ? { allowed: true, why: '' } : { allowed: false, why: may.why },
  };
});
