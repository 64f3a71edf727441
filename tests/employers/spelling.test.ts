import { expect, test } from 'vitest';
import { readingsOf, spellingOf } from '#electron/areas/employers/spelling.ts';

test('a name is searchable by syllables and by first letters', () => {
  expect(spellingOf('乙建筑工程有限公司')).toEqual({ pinyin: 'yijianzhugongchengyouxiangongsi', initials: 'yjzgcyxgs' });
});

test('words decide the first reading, the other reading follows it', () => {
  const spelling = spellingOf('重庆长安物业');
  expect(spelling.pinyin.split(' ')[0]).toBe('chongqingchanganwuye');
  expect(spelling.pinyin.split(' ')).toContain('zhongqingchanganwuye');
  expect(spelling.initials.split(' ')).toEqual(['cqcawy', 'zqcawy', 'cqzawy', 'zqzawy']);
});

test('full-width letters, digits and brackets read as their half-width twins without the brackets', () => {
  expect(spellingOf('ＡＢ（清河）７号店')).toEqual({ pinyin: 'abqinghe7haodian', initials: 'abqh7hd' });
});

test('ü is typed as v; a character outside the tables has no sound but keeps its place', () => {
  expect(spellingOf('女装').pinyin).toBe('nvzhuang');
  expect(readingsOf('𠮷野家')[0]).toEqual(['', 'ye', 'jia']);
});

test('no name has more than four readings', () => {
  expect(readingsOf('长重行乐厦都朝').length).toBe(4);
});
