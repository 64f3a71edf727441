import { existsSync } from 'node:fs';
import path from 'node:path';
import { app, dialog, type BrowserWindow, type FileFilter } from 'electron';
import { safeName } from './safeName.ts';

/**
 * The system's file dialogs. They start in 文档, then where the last one ended: newer Electrons would start in the downloads folder.
 * While a dialog is open the window behind it waits.
 */
export class Dialogs {
  #last = '';

  constructor(private readonly window: () => BrowserWindow | null) {}

  async folder(title: string): Promise<string | null> {
    const [chosen] = await this.#open({ title, properties: ['openDirectory', 'createDirectory', 'promptToCreate'] });
    return chosen ?? null;
  }

  files(title: string, extensions: readonly string[], multiple: boolean): Promise<string[]> {
    const filters: FileFilter[] = extensions.length === 0 ? [] : [{ name: extensions.join('、'), extensions: [...extensions] }];
    return this.#open({ title, filters, properties: multiple ? ['openFile', 'multiSelections'] : ['openFile'] });
  }

  /** Path to save under, always with the extension that was asked for. */
  async target(title: string, suggestedName: string, extension: string): Promise<string | null> {
    const options = { title, defaultPath: path.join(this.#start(), safeName(suggestedName)), filters: [{ name: extension, extensions: [extension] }] };
    const window = this.window();
    const answer = await (window === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options));
    if (answer.canceled || answer.filePath === '') return null;
    this.#last = path.dirname(answer.filePath);
    return path.extname(answer.filePath).toLowerCase() === `.${extension}` ? answer.filePath : `${answer.filePath}.${extension}`;
  }

  async #open(options: Electron.OpenDialogOptions): Promise<string[]> {
    const full = { ...options, defaultPath: this.#start() };
    const window = this.window();
    const answer = await (window === null ? dialog.showOpenDialog(full) : dialog.showOpenDialog(window, full));
    const [first] = answer.filePaths;
    if (answer.canceled || first === undefined) return [];
    this.#last = options.properties?.includes('openDirectory') === true ? first : path.dirname(first);
    return answer.filePaths;
  }

  #start(): string {
    const documents = app.getPath('documents');
    return [this.#last, documents].find((folder) => folder !== '' && existsSync(folder)) ?? app.getPath('home');
  }
}
