import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What is wrong with an input, in Chinese, of the first thing that is: the place as its keys, then the words. Never the value, which may name a person. */
export function issueWords(error: z.core.$ZodError): { readonly detail: string; readonly field: string } {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.') ?? '';
  return { detail: issue === undefined ? '' : `${field} ${words(issue)}`.trim(), field };
}

function words(issue: Issue): string {
  if (issue.code === 'unrecognized_keys') return '有不认识的项目';
  // A schema of ours that says it itself says it in Chinese.
  if (/\p{Script=Han}/u.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'too_small': return `${issue.inclusive === false ? '应大于' : '至少'} ${issue.minimum} ${unit(issue.origin)}`.trim();
    case 'too_big': return `${issue.inclusive === false ? '应小于' : '至多'} ${issue.maximum} ${unit(issue.origin)}`.trim();
    case 'invalid_type': return `应为${TYPE_WORD[issue.expected] ?? '别的类型'}`;
    case 'invalid_value': return issue.values.length > 12 ? '不在可选的范围内' : `应为 ${issue.values.map(String).join('、')} 之一`;
    case 'not_multiple_of': return `应为 ${issue.divisor} 的倍数`;
    default: return '格式不对';
  }
}

const TYPE_WORD: Readonly<Record<string, string>> = { string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '列表', object: '一组项目', null: '空' };

function unit(origin: string): string {
  return origin === 'string' ? '个字' : origin === 'array' || origin === 'set' ? '项' : '';
}
