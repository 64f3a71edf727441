/** Name of an employer as it may stand on a table (domain tables 1.1.2). */

export interface NamedEmployer {
  readonly uscc: string;
  readonly name: string;
  /** 单位类型 as typed or imported; may be empty. */
  readonly unitType: string;
  /** Name of the legal representative or operator; may be empty. */
  readonly legalRep: string;
}

/** An individual business: by its type, or by the first two characters of its code (9 registry of enterprises, 2 个体工商户). */
export function isIndividualBusiness(employer: Pick<NamedEmployer, 'uscc' | 'unitType'>): boolean {
  return /个体/.test(employer.unitType) || employer.uscc.startsWith('92');
}

/** The registered name; for an individual business whose trade name contains the operator's name, `个体户-` and the last four characters of the code. */
export function paperName(employer: NamedEmployer): string {
  const operator = bare(employer.legalRep);
  if (!isIndividualBusiness(employer) || operator.length < 2 || !bare(employer.name).includes(operator)) return employer.name;
  return `个体户-${employer.uscc.slice(-4)}`;
}

/** Without blanks and the dots between the parts of minority names, which are written in several ways. */
function bare(text: string): string {
  return text.replace(/[\s·•・．.]/g, '');
}
