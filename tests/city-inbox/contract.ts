import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import openapiText from '#shared/city/openapi.yaml?raw';
import type { FieldProblem } from './problems.ts';

/** The contract itself judges: schemas are compiled from openapi.yaml, never written twice. */

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: true });
// The package is CommonJS: its default export arrives in one of two shapes.
const addFormats = typeof formats === 'function' ? formats : (formats as unknown as { default: typeof formats }).default;
addFormats(ajv);
ajv.addSchema(parse(openapiText) as Record<string, unknown>, 'contract');

export type SchemaName = 'TablePayload' | 'Receipt' | 'Held' | 'Health' | 'Problem' | 'CompactJws' | 'DistrictCode' | 'Month' | 'TableName';

const compiled = new Map<SchemaName, ValidateFunction>();

function validator(name: SchemaName): ValidateFunction {
  const found = compiled.get(name) ?? ajv.compile({ $ref: `contract#/components/schemas/${name}` });
  compiled.set(name, found);
  return found;
}

const SHOWN = 50;

/** Faults of a value against a schema of the contract, each with its pointer; empty when it holds. */
export function faultsOf(name: SchemaName, value: unknown): FieldProblem[] {
  const validate = validator(name);
  return validate(value) ? [] : (validate.errors ?? []).slice(0, SHOWN).map(faultOf);
}

function faultOf(error: ErrorObject): FieldProblem {
  return { pointer: error.instancePath, detail: faultWords(error) };
}

function faultWords({ keyword, params, message }: ErrorObject): string {
  const of = (name: string): string => JSON.stringify((params as Record<string, unknown>)[name] ?? '');
  switch (keyword) {
    case 'required': return `缺少 ${of('missingProperty')}`;
    case 'type': return `应为 ${of('type')}`;
    case 'const': return `应为 ${of('allowedValue')}`;
    case 'enum': return `应为 ${of('allowedValues')} 之一`;
    case 'pattern': return '写法不对';
    case 'format': return `不是 ${of('format')}`;
    case 'minimum': case 'maximum': case 'maxItems': case 'maxLength': return `应 ${of('comparison').replaceAll('"', '')} ${of('limit')}`;
    default: return message ?? keyword;
  }
}
