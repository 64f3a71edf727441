/** RFC 9457 problem details (openapi.yaml, Problem). Thrown by whoever finds the problem, written by the application. */
export interface FieldProblem { readonly pointer: string; readonly detail: string }

export class CityProblem extends Error {
  constructor(readonly status: 401 | 403 | 404 | 409 | 413 | 415 | 422, readonly title: string, readonly detail = '', readonly errors: readonly FieldProblem[] = []) {
    super(`${status} ${title}`);
  }

  body(): Record<string, unknown> {
    return {
      type: `urn:city-inbox:problem:${this.status}`, title: this.title, status: this.status,
      ...(this.detail === '' ? {} : { detail: this.detail }),
      ...(this.errors.length === 0 ? {} : { errors: this.errors }),
    };
  }
}
