import { pinyin } from 'pinyin-pro';
import { halfWidth } from '#shared/rules/text.ts';

/** How a name sounds, as the search columns of an employer keep it: readings joined by a blank, the likeliest one first. */
export interface Spelling {
  /** Syllables without tones and blanks, ü as v: `chongqingjianzhu`. */
  readonly pinyin: string;
  /** First letters of the syllables: `cqjz`. */
  readonly initials: string;
}

/** One reading of a name, a syllable for each character ('' for punctuation and what has no sound). */
export type Reading = readonly string[];

/**
 * Characters of business names that are read in more than one way. People type either reading (长乐 as changle or zhangle), so both are
 * searchable; all other characters have one reading that matters.
 */
const HETERONYMS: ReadonlyMap<string, readonly string[]> = new Map(
  (
    '长chang/zhang 重chong/zhong 行hang/xing 乐le/yue 厦xia/sha 都du/dou 朝chao/zhao 单shan/dan 盛sheng/cheng 曾zeng/ceng 解xie/jie 仇qiu/chou 查zha/cha 尉wei/yu ' +
    '传chuan/zhuan 调tiao/diao 车che/ju 会hui/kuai 率lv/shuai 藏cang/zang 校xiao/jiao 便bian/pian 降jiang/xiang 宿su/xiu 露lu/lou 参can/shen 蔚wei/yu 浒hu/xu 六liu/lu 番fan/pan 莘xin/shen ' +
    '什shi/shen 覃qin/tan 翟zhai/di 柏bai/bo 泊bo/po 堡bao/pu 埔pu/bu 勒le/lei 弹dan/tan 模mo/mu 种zhong/chong 阿a/e 咖ka/ga 绿lv/lu 系xi/ji 还huan/hai 谷gu/yu 纪ji 缪miao/mou ' +
    '牟mou/mu 屏ping/bing 称cheng/chen 扎zha/za 禅chan/shan 弄nong/long 角jiao/jue 色se/shai 落luo/la 粘zhan/nian 晟cheng/sheng 洗xi/xian 冼xian/xi 贾jia/gu 盖gai/ge 圈quan/juan 蚌beng/bang'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 1), entry.slice(1).split('/')]),
);

const MOST_READINGS = 4;
const MOST_REMEMBERED = 50_000;
const readings = new Map<string, string>();

/** Spelling of a name for the search columns; the same name always gives the same. */
export function spellingOf(name: string): Spelling {
  const all = readingsOf(name);
  return { pinyin: distinct(all.map((reading) => reading.join(''))), initials: distinct(all.map((reading) => reading.map((s) => s.slice(0, 1)).join(''))) };
}

/** All readings of a name that are searchable, the likeliest first; each as long as the name has characters. */
export function readingsOf(name: string): Reading[] {
  const characters = Array.from(halfWidth(name).toLowerCase());
  const first = characters.map((character, index) => (HETERONYMS.has(character) ? inContext(characters, index) : single(character)));
  const all: Reading[] = [first];
  characters.forEach((character, index) => {
    const others = (HETERONYMS.get(character) ?? []).filter((other) => other !== first[index]);
    for (const other of others) {
      for (const reading of [...all]) {
        if (all.length < MOST_READINGS) all.push(reading.map((syllable, i) => (i === index ? other : syllable)));
      }
    }
  });
  return all;
}

/** Words decide how their characters are read (重庆, 银行). Two characters on each side are context enough, and such windows recur. */
function inContext(characters: readonly string[], index: number): string {
  const from = Math.max(0, index - 2);
  const window = characters.slice(from, index + 3).join('');
  const key = `${index - from}${window}`;
  const known = readings.get(key);
  if (known !== undefined) return known;
  const reading = sound(pinyin(window, { toneType: 'none', type: 'array', v: true })[index - from] ?? '');
  if (readings.size > MOST_REMEMBERED) readings.clear();
  readings.set(key, reading);
  return reading;
}

function single(character: string): string {
  const known = readings.get(character);
  if (known !== undefined) return known;
  const reading = isHan(character) ? sound(pinyin(character, { toneType: 'none', v: true })) : /^[a-z0-9]$/.test(character) ? character : '';
  readings.set(character, reading);
  return reading;
}

/** What has no reading comes back as itself; it has no sound then. */
function sound(syllable: string): string {
  return /^[a-z]+$/.test(syllable) ? syllable : '';
}

function isHan(character: string): boolean {
  return /\p{Script=Han}/u.test(character);
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].join(' ');
}
