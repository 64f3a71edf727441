import type { Content, FieldDef } from '#shared/papers/fields.ts';
import type { Act } from '#shared/rules/posts/acts.ts';
import type { PaperActs } from '#shared/rules/posts/papers.ts';
import type { NumberClass } from '#shared/rules/papers/numbering.ts';
import type { OfficialPaper } from '../official/model.ts';

/** What a paper says of itself beside its fields. */
export interface Frame {
  /** 清河区劳动保障监察大队. */
  readonly organ: string;
  /** Empty while the paper is a draft. */
  readonly number: string;
  readonly draft: boolean;
  /** Number of the case; empty where there is none. */
  readonly caseNo: string;
  /** Day of the approval, `YYYY-MM-DD`; of a draft today. */
  readonly day: string;
  /** Staff numbers: posts and numbers stand for officers. */
  readonly draftedBy: string;
  readonly approvedBy: string;
  /** `YYYY-MM-DD HH:mm` of the approval; empty for drafts. */
  readonly approvedAt: string;
  /** How long one may seek redress, by the rule pack of its day: penalty.reviewDays in calendar days, penalty.litigationMonths in months. */
  readonly redress: { readonly reviewDays: number; readonly litigationMonths: number };
  /** The legal review that counts; left out while there is none. */
  readonly review?: { readonly opinion: string; readonly by: string; readonly at: number };
}

/** What the ledger knows of a subject when a paper is begun. */
export interface Facts {
  readonly caseNo: string;
  readonly employer: { readonly name: string; readonly uscc: string; readonly address: string; readonly legalRep: string; readonly phone: string } | null;
  readonly headcount: number | null;
  readonly amountFen: number | null;
  readonly cause: string;
  /** Office phone for queries, a setting of the ledger. */
  readonly officePhone: string;
  readonly officeAddress: string;
  readonly now: number;
}

/** One kind of official paper. Everything that the product does with it comes from here. */
export interface PaperKind {
  /** As in the catalogue: D01 … D44. */
  readonly id: string;
  /** Counted up with every change of fields or layout. */
  readonly version: number;
  readonly title: string;
  readonly class: NumberClass | null;
  readonly subjects: readonly string[];
  /** Content names natural persons: it is kept sealed, and each look is journalled. */
  readonly carriesIdentity: boolean;
  /** Which act reading such an identity is. */
  readonly identityAct: Act | null;
  /** Of a sealed kind: fields that may say who somebody is. The paper is read without them by whoever may read its record. */
  readonly identityFields?: readonly string[];
  /** Its line of `PAPER_ACTS`. */
  readonly acts: PaperActs;
  /** Places to sign that are an officer's, with the act that the officer does by signing; every other is a party's. */
  readonly officers?: Readonly<Record<string, 'write' | 'review' | 'approve'>>;
  /** Of a paper that its record makes step by step: it is begun, reviewed, approved and voided there, never by itself. Always, or in some records, steps and with some contents. */
  readonly byRecord?: boolean | ((subject: string, step: 'make' | 'void', content: () => Content) => boolean);
  /** Who gets one (documents.md 4): the file, and a party, complainant, court or the city. As many are printed unless somebody says otherwise. */
  readonly copies: number;
  /** As its layout has it; which printer of this PC such papers go to. */
  readonly profile: OfficialPaper['profile'];
  readonly fields: readonly FieldDef[];
  /** First values from the record. */
  prefill(facts: Facts): Content;
  layout(content: Content, frame: Frame): OfficialPaper;
}
