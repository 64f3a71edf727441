import { complaintSlip } from '#shared/devices/slips/kinds/complaint.ts';
import { employerLabel } from '#shared/devices/slips/kinds/employer.ts';
import { trialSlip } from '#shared/devices/slips/kinds/trial.ts';
import { inspectionSlip } from '#shared/devices/slips/kinds/inspection.ts';
import { caseShortCode, labelSlip } from '#shared/devices/slips/kinds/label.ts';
import { materialsSlip } from '#shared/devices/slips/kinds/materials.ts';
import { serviceSlip } from '#shared/devices/slips/kinds/service.ts';
import type { Slip, SlipId } from '#shared/devices/slips/model.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const ORGAN = '某区劳动保障监察大队';

export const SAMPLES: Readonly<Record<SlipId, Slip>> = {
  S01: inspectionSlip({
    organ: ORGAN, inspectionNo: '某区人社监查字〔2026〕第12号', employer: '某某建筑工程有限公司（某某花园二期项目部）', enteredAt: at('2026-11-24T09:05:30'), leftAt: at('2026-11-24T11:40:00'),
    certNos: ['99010100123', '99010100456'], items: 32, findings: 3, highestSeverity: '一般', followUpNo: '某区人社监令字〔2026〕第7号', verifyText: 'JC20261124-0012 RS:QK7M2X9PAB', officePhone: '0000-1234567',
  }),
  S02: serviceSlip({
    organ: ORGAN, papers: [{ title: '劳动保障监察限期改正指令书', no: '某区人社监令字〔2026〕第7号' }, { title: '劳动保障监察调查询问通知书', no: '某区人社监询字〔2026〕第31号' }],
    recipientRole: '法定代表人', method: '直接送达', servedAt: at('2026-11-24T15:20:00'), explained: true, certNos: ['99010100123', '99010100456'],
    documentHash: '9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08',
  }),
  S03: complaintSlip({
    organ: ORGAN, receiptNo: 'K7M2X9PAB4', registeredAt: at('2026-11-24T10:02:00'), dispatchDueAt: at('2026-11-24T11:02:00'), phoneDueAt: at('2026-11-25T10:02:00'), answerDueAt: at('2026-12-01T23:59:59'),
    dispatchHours: 1, phoneHours: 24, officePhone: '0000-1234567',
  }),
  S04: materialsSlip({
    caseNo: '某区人社监立字〔2026〕第7号', items: [{ name: '劳动合同复印件', pages: 6 }, { name: '2026年8月至10月考勤表（含加班记录）及工资发放明细', pages: 12 }, { name: '银行流水', pages: 3 }],
    receivedAt: at('2026-11-24T16:00:00'), receiverCertNo: '99010100123', receiverStaffNo: '0001', receipt: 1,
  }),
  L01: employerLabel({ name: '某某建筑工程有限公司', code: '91990101MA0000001A', temporary: false, street: '城关街道' }),
  T01: trialSlip({ printer: '大厅小票机', at: at('2026-11-24T09:00:00') }),
  S05: labelSlip({ caseNo: '某区人社监立字〔2026〕第7号', employerShortName: '某某建筑', retention: '永久', shortCode: caseShortCode({ district: '990101', classLetter: 'L', year: 2026, seq: 7 }) ?? '' }),
};
