import { usccCheckCharacter } from '#shared/rules/identifiers/uscc.ts';
import { seeded } from './random.ts';

/** One made-up employer of the sample district 清河区 (990101). No name, code or person is real. */
export interface DemoEmployer {
  readonly uscc: string; readonly name: string; readonly industry: string; readonly street: string; readonly unitType: string; readonly address: string;
  readonly legalRep: string; readonly phone: string; readonly headcount: number; readonly headcountOn: string; readonly migrant: number; readonly openedOn: string; readonly status: string; readonly tags: string;
}

export const STREETS = [
  ['990101001', '城关街道'], ['990101002', '河东街道'], ['990101003', '柳园镇'], ['990101004', '北关街道'], ['990101005', '石桥镇'], ['990101006', '开发区街道'],
] as const;

const ROADS: Readonly<Record<string, readonly string[]>> = {
  '990101001': ['人民路', '鼓楼街', '文昌巷'], '990101002': ['滨河路', '建设路', '东风街'], '990101003': ['柳园大道', '车站路'],
  '990101004': ['北关大街', '体育场路'], '990101005': ['石桥老街', '农贸路'], '990101006': ['创业大道', '科技一路', '纬三路'],
};

const BRANDS = [
  '宏泰', '鑫盛', '恒安', '永兴', '瑞丰', '金桥', '长乐', '重山', '百川', '同心', '华昌', '正业', '天成', '福源', '嘉禾', '远航', '中启', '德润', '广厦', '新城', '清河', '银杏', '东篱', '云帆', '安居', '大禹', '万合', '立信',
  '锦绣', '盛世', '祥瑞', '汇众', '启明', '朝阳', '凯旋', '乐业', '思源', '三江', '五福', '佳美', '名都', '春晖', '江南', '北辰', '南岭', '西湖', '海棠', '青松', '红星', '康宁',
];

const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  建筑: ['建筑工程有限公司', '市政工程有限公司', '装饰工程有限公司', '建筑劳务有限公司', '钢结构有限公司', '土石方工程有限公司', '园林绿化工程有限公司', '建设集团有限公司'],
  餐饮: ['餐饮管理有限公司', '酒店有限公司', '火锅店', '快餐有限公司', '面馆', '食府有限责任公司'],
  平台: ['网络配送有限公司', '网络科技有限公司', '即时物流有限公司', '出行服务有限公司'],
  劳务派遣: ['劳务派遣有限公司', '人力资源有限公司', '人才服务有限公司'],
  其他: ['服装有限公司', '电子有限公司', '食品厂', '物业服务有限公司', '商贸有限公司', '机械制造有限公司', '物流有限公司', '保洁服务有限公司', '塑料制品厂', '家具厂'],
};

const SHARE: readonly (readonly [string, number])[] = [['建筑', 190], ['餐饮', 130], ['平台', 50], ['劳务派遣', 48], ['其他', 214]];
const SURNAMES = ['王', '李', '张', '刘', '陈', '杨', '赵', '黄', '周', '吴', '徐', '孙', '胡', '朱', '高', '林', '何', '郭', '马', '罗'];
const GIVEN = ['建国', '秀英', '志强', '桂兰', '海涛', '玉梅', '文斌', '丽华', '永刚', '春燕'];

/** The eight employers of the golden example (domain tables 4), so that the sample and the specification tell the same story. */
const GOLDEN: readonly (readonly [string, string, string, string, number])[] = [
  ['91990101MA1A00016F', '甲建设有限公司', '建筑', '990101001', 120], ['91990101MA1A00024A', '乙建筑工程有限公司', '建筑', '990101002', 86],
  ['91990101MA1A000325', '丙餐饮管理有限公司', '餐饮', '990101001', 40], ['91990101MA1A000400', '丁网络配送有限公司', '平台', '990101002', 210],
  ['91990101MA1A00059W', '戊服装有限公司', '其他', '990101001', 64], ['91990101MA1A00067P', '己市政工程有限公司', '建筑', '990101002', 150],
  ['91990101MA1A00075J', '庚装饰工程有限公司', '建筑', '990101001', 22], ['91990101MA1A00083D', '辛劳务派遣有限公司', '劳务派遣', '990101002', 300],
];

/** 640 employers: the golden eight first, then the made-up ones in a fixed order. */
export function demoEmployers(): DemoEmployer[] {
  const random = seeded(20_260_801);
  const used = new Set<string>();
  const list: DemoEmployer[] = GOLDEN.map(([uscc, name, industry, street, headcount]) => {
    used.add(name);
    return employer(random, { uscc, name, industry, street, headcount });
  });
  let serial = 100;
  for (const [industry, count] of SHARE) {
    for (let i = 0; i < count; i += 1) {
      const [street] = random.pick(STREETS);
      serial += 1;
      const soleTrader = (industry === '餐饮' || industry === '其他') && random.chance(0.18);
      const uscc = code(soleTrader ? '92' : '91', serial);
      const legalRep = `${random.pick(SURNAMES)}${random.pick(GIVEN)}`;
      const name = soleTrader && random.chance(0.5) ? uniqueName(used, () => `清河区${legalRep}${random.pick(['小吃店', '面馆', '修理部', '便利店'])}`)
        : uniqueName(used, () => `${random.pick(BRANDS)}${random.chance(0.25) ? random.pick(BRANDS) : ''}${random.pick(SUFFIXES[industry] ?? [])}`);
      const headcount = soleTrader ? random.int(2, 9) : Math.round(8 * Math.exp(random.next() * 3.4));
      list.push(employer(random, { uscc, name, industry, street, headcount, legalRep, unitType: soleTrader ? '个体工商户' : '有限责任公司' }));
    }
  }
  return list;
}

type Random = ReturnType<typeof seeded>;

function employer(random: Random, known: { uscc: string; name: string; industry: string; street: string; headcount: number; legalRep?: string; unitType?: string }): DemoEmployer {
  const migrantShare = known.industry === '建筑' ? 0.8 : known.industry === '劳务派遣' ? 0.5 : 0.25;
  const tags = [...(random.chance(0.04) ? ['欠薪记录'] : []), ...(random.chance(0.05) ? ['诚信C级'] : []), ...(random.chance(0.03) ? ['重点工程'] : [])];
  const status = known.uscc.startsWith('91990101MA1A000') ? '在营' : random.chance(0.03) ? random.pick(['停业', '注销', '迁出']) : '在营';
  return {
    uscc: known.uscc, name: known.name, industry: known.industry, street: known.street, unitType: known.unitType ?? '有限责任公司',
    address: `${STREETS.find(([c]) => c === known.street)?.[1] ?? ''}${random.pick(ROADS[known.street] ?? ['中心路'])}${random.int(1, 180)}号`,
    legalRep: known.legalRep ?? `${random.pick(SURNAMES)}${random.pick(GIVEN)}`, phone: `0990-8${String(random.int(100_000, 999_999))}`,
    headcount: known.headcount, headcountOn: `2026-0${random.int(8, 9)}-${String(random.int(1, 28)).padStart(2, '0')}`, migrant: Math.floor(known.headcount * migrantShare),
    openedOn: `${random.int(2006, 2024)}-${String(random.int(1, 12)).padStart(2, '0')}-${String(random.int(1, 28)).padStart(2, '0')}`, status, tags: tags.join('；'),
  };
}

function uniqueName(used: Set<string>, make: () => string): string {
  for (let tries = 0; ; tries += 1) {
    const name = tries < 40 ? make() : `${make()}（${tries}）`;
    if (used.has(name)) continue;
    used.add(name);
    return name;
  }
}

function code(kind: string, serial: number): string {
  const body = `${kind}990101MA2B${String(serial).padStart(5, '0')}`;
  return body + usccCheckCharacter(body);
}
