import type { ProgressNotice } from '#shared/contract/envelope.ts';
import { DRAFT_JOB, LATE_JOB } from '#electron/areas/reports/draft/job.ts';
import { ImportJobs } from './importJobs.ts';
import { ReportJobs } from './reportJobs.ts';

export interface JobContext {
  readonly signal: AbortSignal;
  onProgress(notice: Omit<ProgressNotice, 'job'>): void;
}

/** Long work by name. To add one: a method of a class like ImportJobs, and a line here. */
export class Jobs {
  readonly #imports = new ImportJobs();
  readonly #reports = new ReportJobs();

  run(name: string, input: unknown, context: JobContext): Promise<unknown> {
    switch (name) {
      case 'imports.preview': return this.#imports.preview(input, context);
      case 'imports.rows': return this.#imports.rows(input);
      case 'imports.refused': return this.#imports.refused(input);
      case 'imports.sums': return this.#imports.sums(input);
      case 'imports.write': return this.#imports.write(input, context);
      case 'imports.exportRefused': return this.#imports.exportRefused(input);
      case 'imports.result': return this.#imports.result(input);
      case 'imports.discard': return this.#imports.discard(input);
      case DRAFT_JOB: return this.#reports.draft(input);
      case LATE_JOB: return this.#reports.late(input);
      default: throw new Error(`no such job: ${name}`);
    }
  }

  /** Pieces of work kept for later: previews that are neither written nor discarded. */
  get held(): number {
    return this.#imports.held;
  }

  close(): Promise<void> {
    return this.#imports.close();
  }
}
