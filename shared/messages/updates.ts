import type { Words } from './refusal.ts';

/** Sentences of the area `updates`. */
export const updatesMessages = {
  'updates.noKey': (_: Record<never, never>): Words => ({ message: '这个安装包没有带发布公钥，不能核验更新，所以不更新。', todo: '请向软件提供方索取正式安装包，由系统管理员重新安装。' }),
  'updates.notInstalled': (_: Record<never, never>): Words => ({ message: '这份程序是解压使用的，不是安装的，不能自己更新。', todo: '请向软件提供方索取安装包安装；台账文件夹不用动，装好后照旧打开。' }),
  'updates.noUrl': (_: Record<never, never>): Words => ({ message: '没有填更新服务器的地址。', todo: '请填写支队或软件提供方给的地址，或者从 U 盘更新。' }),
  'updates.badUrl': (p: { why: string }): Words => ({ message: `更新服务器的地址不能用：${p.why}。`, todo: '请照支队或软件提供方给的地址填写。' }),
  'updates.badSignature': (_: Record<never, never>): Words => ({ message: '更新的签名不对，可能被人改动过，没有采用。', todo: '请不要安装这个更新，并告诉软件提供方。' }),
  'updates.wrongMetadata': (p: { why: string }): Words => ({ message: `更新说明不能用：${p.why}。`, todo: '请重新下载整个更新文件夹再试。' }),
  'updates.older': (p: { version: string; newest: string }): Words => ({ message: `得到的是旧版本 ${p.version}，本机已经见过 ${p.newest}，不予降级。`, todo: '请换用最新的更新；若服务器一直给旧版本，请告诉软件提供方。' }),
  'updates.notThere': (p: { what: string }): Words => ({ message: `那里没有更新文件 ${p.what}。`, todo: '请确认选的是更新文件夹，或稍后再试。' }),
  'updates.serverAnswer': (p: { why: string }): Words => ({ message: `没有取到更新：${p.why}。`, todo: '请检查网络和更新服务器的地址，稍后再试，或者从 U 盘更新。' }),
  'updates.wrongFile': (_: Record<never, never>): Words => ({ message: '更新文件的大小或摘要与签名的不符，已经丢弃。', todo: '请重新下载；若反复出现，请不要安装，并告诉软件提供方。' }),
  'updates.nothingFound': (_: Record<never, never>): Words => ({ message: '还没有可以安装的更新。', todo: '请先检查更新。' }),
  'updates.cannotLaunch': (p: { name: string }): Words => ({ message: `不能启动安装程序 ${p.name}。`, todo: '请由系统管理员按安装说明手工安装；台账已经备份。' }),
} satisfies Record<string, (p: never) => Words>;
