import { Menu, type BrowserWindow, type MenuItemConstructorOptions } from 'electron';

/** The right mouse button on text: cut, copy, paste. Nothing else of a browser's menu belongs into the window. */
export function offerContextMenu(window: BrowserWindow): void {
  window.webContents.on('context-menu', (_event, place) => {
    const { canCut, canCopy, canPaste, canSelectAll } = place.editFlags;
    const copy: MenuItemConstructorOptions = { role: 'copy', label: '复制', enabled: canCopy };
    const editing: MenuItemConstructorOptions[] = [
      { role: 'cut', label: '剪切', enabled: canCut }, copy, { role: 'paste', label: '粘贴', enabled: canPaste }, { type: 'separator' }, { role: 'selectAll', label: '全选', enabled: canSelectAll },
    ];
    const items = place.isEditable ? editing : place.selectionText.trim() === '' ? [] : [copy];
    if (items.length > 0) Menu.buildFromTemplate(items).popup({ window });
  });
}
