/** What is known of a folder in which a ledger lies or is to lie. */
export interface PlaceFacts {
  /** Full path with links resolved, `/` or `\` between names. */
  readonly folder: string;
  /** File system and what stands behind it, where the system tells. `root`: the mount of the whole system. */
  readonly mount: { readonly type: string; readonly source: string; readonly root: boolean } | null;
  /** Names found in the folder and in those above it. */
  readonly found: readonly { readonly name: string; readonly kind: 'file' | 'folder' }[];
  /** Contents of desktop.ini on the way up. */
  readonly folderNotes: readonly string[];
  /** Folders that the system's environment names as synchronised. */
  readonly syncRoots: readonly { readonly product: string; readonly folder: string }[];
}

export type PlaceVerdict = { readonly ok: true } | { readonly ok: false; readonly why: 'synchronised' | 'network'; readonly what: string };

/** Names that folders of synchronising products have. */
const FOLDER_NAMES: readonly (readonly [RegExp, string])[] = [
  [/^onedrive( - .+)?$/i, 'OneDrive'], [/^dropbox( \(.+\))?$/i, 'Dropbox'], [/^(icloud ?drive|mobile documents|com~apple~clouddocs)$/i, 'iCloud'], [/^(google ?drive|googledrive-.+)$/i, 'Google Drive'],
  [/^(nextcloud|owncloud)\d*$/i, 'Nextcloud'], [/^(我的)?坚果云$|^nutstore( files)?$/i, '坚果云'], [/^(百度网盘.*|baidu(netdisk|syncdisk|netdiskworkspace|yundisk).*)$/i, '百度网盘'], [/^(wps ?云盘|wpsdrive|wps cloud files)$/i, 'WPS 云盘'],
  [/^(阿里云盘|adrive)$/i, '阿里云盘'], [/^(微云|腾讯微云|weiyun)(同步助手)?$/i, '腾讯微云'], [/^seafile$/i, 'Seafile'], [/^(天翼云盘|ecloud)$/i, '天翼云盘'],
];

/** Files and folders that these products put into what they synchronise. Some have a folder of the same name for their settings in the home: the kind counts. */
const MARKERS: readonly (readonly [RegExp, 'file' | 'folder', string])[] = [
  [/^\.dropbox$/, 'file', 'Dropbox'], [/^\.dropbox\.cache$/, 'folder', 'Dropbox'], [/^\.(nextcloud|owncloud)sync\.log$/, 'file', 'Nextcloud'], [/^\._?sync_[0-9a-f]+\.db(-wal|-shm)?$/, 'file', 'Nextcloud'],
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i, 'file', 'OneDrive'], [/^\.tmp\.drive(up|down)load$/, 'folder', 'Google Drive'], [/^\.stfolder$/, 'folder', 'Syncthing'], [/^\.stfolder$/, 'file', 'Syncthing'],
  [/^\.nutstore(_.*)?$/i, 'file', '坚果云'], [/^\.baidu(netdisk|yun).*$/i, 'file', '百度网盘'], [/^\..+\.icloud$/, 'file', 'iCloud'],
];

const NOTES: readonly (readonly [RegExp, string])[] = [[/onedrive/i, 'OneDrive'], [/dropbox/i, 'Dropbox'], [/icloud/i, 'iCloud'], [/nutstore|坚果云/i, '坚果云'], [/baidu|百度网盘/i, '百度网盘'], [/google ?drive/i, 'Google Drive'], [/nextcloud|owncloud/i, 'Nextcloud']];

/** File systems that lie on another machine (or pretend to): SQLite's locks and flushes cannot be relied on there. */
const NETWORK: Readonly<Record<string, string>> = {
  nfs: 'NFS', nfs4: 'NFS', cifs: 'Windows 共享', smb3: 'Windows 共享', smbfs: 'Windows 共享', ncpfs: 'NetWare', afs: 'AFS', ceph: 'Ceph', glusterfs: 'GlusterFS', lustre: 'Lustre', davfs: 'WebDAV', '9p': '虚拟机共享', virtiofs: '虚拟机共享',
  vboxsf: '虚拟机共享', prl_fs: '虚拟机共享', 'fuse.vmhgfs-fuse': '虚拟机共享', 'fuse.sshfs': 'SSH 共享', 'fuse.rclone': '网盘挂载', 'fuse.gvfsd-fuse': '网络位置', 'fuse.davfs2': 'WebDAV', 'fuse.s3fs': '网盘挂载', 'fuse.glusterfs': 'GlusterFS', 'fuse.onedriver': 'OneDrive 挂载',
  'fuse.google-drive-ocamlfuse': 'Google Drive 挂载', 'fuse.curlftpfs': 'FTP', 'fuse.mergerfs': '合并盘', 'fuse.juicefs': '网盘挂载',
};
/** In containers and test machines the whole system may lie on one of these; it is as local as anything is there. */
const LOCAL_AS_ROOT = new Set(['9p', 'virtiofs']);

/**
 * Whether a ledger may lie in a folder. Synchronising products carry files away while they are written and bring back older ones; network file systems neither
 * lock nor flush reliably (sqlite.org, How to corrupt, 2.1 and 3.2). Pure.
 */
export function judgePlace(facts: PlaceFacts): PlaceVerdict {
  if (/^\\\\(?![?.]\\)/.test(facts.folder) || /^\\\\[?.]\\UNC\\/i.test(facts.folder)) return { ok: false, why: 'network', what: '网络共享' };
  const { mount } = facts;
  const network = mount === null ? undefined : NETWORK[mount.type] ?? (mount.type.startsWith('fuse.') && /^([^/]+:|\/\/)/.test(mount.source) ? '网络位置' : undefined);
  if (mount !== null && network !== undefined && !(mount.root && LOCAL_AS_ROOT.has(mount.type))) return { ok: false, why: 'network', what: network };
  const product = productOf(facts);
  return product === null ? { ok: true } : { ok: false, why: 'synchronised', what: product };
}

function productOf({ folder, found, folderNotes, syncRoots }: PlaceFacts): string | null {
  const inside = syncRoots.find((root) => root.folder !== '' && isInside(folder, root.folder));
  if (inside !== undefined) return inside.product;
  for (const name of folder.split(/[\\/]/)) {
    for (const [pattern, product] of FOLDER_NAMES) if (pattern.test(name)) return product;
  }
  for (const { name, kind } of found) {
    for (const [pattern, of, product] of MARKERS) if (of === kind && pattern.test(name)) return product;
  }
  for (const note of folderNotes) {
    for (const [pattern, product] of NOTES) if (pattern.test(note)) return product;
  }
  return null;
}

function isInside(folder: string, root: string): boolean {
  const plain = (text: string): string => text.replace(/[\\/]+/g, '/').replace(/\/$/, '');
  const windows = /^[A-Za-z]:/.test(root);
  const [a, b] = windows ? [plain(folder).toLowerCase(), plain(root).toLowerCase()] : [plain(folder), plain(root)];
  return b !== '' && (a === b || a.startsWith(`${b}/`));
}
