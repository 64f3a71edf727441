import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { refuse } from '#shared/messages/index.ts';
import { MAX_STRETCH } from '../limits.ts';

/** What a reader of one XML part wants to hear. Names come without their prefix. */
export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text?(text: string): void;
  /** A character that XML does not allow stood here (raw or as a reference). Without this the part is refused. */
  forbiddenCharacter?(): void;
}

/**
 * Reads XML as it comes, piece by piece. Refuses document types and entities (their expansion is an attack), other encodings than UTF-8, what is
 * not well-formed, and text that goes on for megabytes without a tag.
 */
export class XmlReader {
  readonly #parser = new SaxesParser({ xmlns: false, position: false });
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });
  #stretch = 0;

  constructor(handlers: XmlHandlers) {
    const parser = this.#parser;
    parser.on('doctype', () => { throw refuse('imports.doctype', {}); });
    parser.on('xmldecl', (declaration) => {
      if (declaration.encoding !== undefined && !/^utf-?8$/i.test(declaration.encoding)) throw refuse('imports.broken', {});
    });
    parser.on('error', (error) => {
      if (handlers.forbiddenCharacter === undefined || !/disallowed character\.$|malformed character entity\.$/.test(error.message)) throw refuse('imports.broken', {});
      handlers.forbiddenCharacter();
    });
    parser.on('opentag', (tag: SaxesTagPlain) => {
      this.#stretch = 0;
      handlers.open(bare(tag.name), tag.attributes);
    });
    parser.on('closetag', (tag: SaxesTagPlain) => {
      this.#stretch = 0;
      handlers.close(bare(tag.name));
    });
    if (handlers.text !== undefined) parser.on('text', handlers.text.bind(handlers));
    parser.on('cdata', (text) => handlers.text?.(text));
  }

  write(piece: Uint8Array): void {
    this.#stretch += piece.length;
    if (this.#stretch > MAX_STRETCH) throw refuse('imports.broken', {});
    this.#parser.write(this.#decode(piece));
  }

  end(): void {
    this.#parser.write(this.#decode());
    this.#parser.close();
  }

  #decode(piece?: Uint8Array): string {
    try {
      return piece === undefined ? this.#decoder.decode() : this.#decoder.decode(piece, { stream: true });
    } catch {
      throw refuse('imports.broken', {});
    }
  }
}

function bare(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** Reads a whole small part. */
export async function readXml(pieces: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  const reader = new XmlReader(handlers);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}
