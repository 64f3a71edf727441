/** The prescribed faces (documents 1.1), each under the names by which systems know it. */
const WANTED: readonly (readonly [face: string, names: readonly string[]])[] = [
  ['仿宋', ['仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', 'STFangsong']], ['小标宋', ['方正小标宋简体', 'FZXiaoBiaoSong-B05S', '小标宋', 'STZhongsong', '华文中宋']], ['黑体', ['黑体', 'SimHei']], ['楷体', ['楷体_GB2312', 'KaiTi_GB2312', '楷体', 'KaiTi', 'STKaiti']],
];

/** Prescribed faces that this PC does not have: papers are printed in a stand-in then, which must be said before. */
export function missingFaces(): string[] {
  const pen = document.createElement('canvas').getContext('2d');
  if (pen === null) return [];
  const width = (family: string): number => {
    pen.font = `72px ${family}`;
    return pen.measureText('mmmmilli').width;
  };
  // A face that is there gives one width whatever stands behind it; one that is not gives those of the two stand-ins.
  const there = (name: string): boolean => width(`'${name}', monospace`) === width(`'${name}', serif`);
  return WANTED.filter(([, names]) => !names.some(there)).map(([face]) => face);
}
