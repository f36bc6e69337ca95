import { isHidden } from '../../input/names.js';

/** Whether the file stands in one of the folders, and in no hidden one below it. */
export function isBelow(roots: readonly string[], path: string): boolean {
  return roots.some((root) => {
    const folder = root.replace(/[/\\]$/, '');
    if (!path.startsWith(folder) || !/^[/\\]/.test(path.slice(folder.length))) return false;
    return !path
      .slice(folder.length + 1)
      .split(/[/\\]/)
      .some(isHidden);
  });
}

/** What names of reports, or of folders that hold them, have in them. */
export function isNamedAsReport(path: string): boolean {
  return /年报|年度报告|信息公开|政务公开|nianbao/i.test(path);
}
