/**
 * Nations of China by their two-digit code (GB/T 3304), without 族, as the card prints them. 81 and 83 are groups that cards of their
 * province carry beside the standard; 97 and 98 are the standard's last two entries.
 */
const NAMES = (
  '01汉 02蒙古 03回 04藏 05维吾尔 06苗 07彝 08壮 09布依 10朝鲜 11满 12侗 13瑶 14白 15土家 16哈尼 17哈萨克 18傣 19黎 20傈僳 21佤 22畲 23高山 24拉祜 25水 26东乡 27纳西 28景颇 ' +
  '29柯尔克孜 30土 31达斡尔 32仫佬 33羌 34布朗 35撒拉 36毛南 37仡佬 38锡伯 39阿昌 40普米 41塔吉克 42怒 43乌孜别克 44俄罗斯 45鄂温克 46德昂 47保安 48裕固 49京 50塔塔尔 51独龙 ' +
  '52鄂伦春 53赫哲 54门巴 55珞巴 56基诺 81穿青人 83革家人 97其他 98外国血统中国籍人士'
).split(' ');

const BY_CODE: ReadonlyMap<string, string> = new Map(NAMES.map((entry) => [entry.slice(0, 2), entry.slice(2)]));
const KNOWN: ReadonlySet<string> = new Set(BY_CODE.values());

/** Name of a nation by its code, or null where the table has none. */
export function nationByCode(code: string): string | null {
  return BY_CODE.get(code) ?? null;
}

/** A nation as typed or as another device names it (with or without 族, or its code), or null where it is none. */
export function nationByName(text: string): string | null {
  const tidy = text.trim();
  if (KNOWN.has(tidy)) return tidy;
  const bare = tidy.replace(/族$/, '');
  return KNOWN.has(bare) ? bare : nationByCode(tidy);
}
