import http from 'node:http';
import https from 'node:https';

/** How long and how much: a server that never answers, answers drop by drop or without end must not hold the outbox. */
export interface Limits {
  readonly connectMs: number;
  /** Without a byte in either direction. */
  readonly idleMs: number;
  readonly totalMs: number;
  readonly maxBytes: number;
}

export interface HttpCall {
  readonly method: 'GET' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly limits: Limits;
  readonly signal: AbortSignal;
}

export type HttpAnswer =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly tooLarge: boolean; readonly contentType: string; readonly retryAfter: string | undefined; readonly date: string | undefined }
  /** `connected` false: nothing was reached at all. `why` is for people. */
  | { readonly kind: 'failed'; readonly connected: boolean; readonly why: string }
  | { readonly kind: 'aborted' };

class Late extends Error {
  constructor(readonly words: string) {
    super(words);
  }
}

/**
 * One request on a connection of its own. Redirects are answers like any other, never followed. What exceeds `maxBytes` is cut off and marked.
 * Never rejects.
 */
export function call(wish: HttpCall): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const { limits } = wish;
    let connected = false;
    let settled = false;
    const end = (answer: HttpAnswer): void => {
      if (settled) return;
      settled = true;
      for (const timer of [connecting, total]) clearTimeout(timer);
      wish.signal.removeEventListener('abort', abort);
      resolve(answer);
      request.destroy();
    };
    const fail = (error: Error): void => end({ kind: 'failed', connected, why: failureWords(error) });
    const abort = (): void => end({ kind: 'aborted' });

    const url = new URL(wish.url);
    const secure = url.protocol === 'https:';
    const body = wish.body === undefined ? undefined : Buffer.from(wish.body, 'utf8');
    const request = (secure ? https : http).request(url, {
      method: wish.method,
      agent: false,
      headers: { connection: 'close', 'accept-encoding': 'identity', ...wish.headers, ...(body === undefined ? {} : { 'content-length': String(body.length) }) },
    });
    const connecting = setTimeout(() => fail(new Late('连接超时')), limits.connectMs);
    const total = setTimeout(() => fail(new Late('超过时限仍未答复完')), limits.totalMs);
    request.on('error', fail);
    request.on('socket', (socket) => {
      socket.once(secure ? 'secureConnect' : 'connect', () => {
        connected = true;
        clearTimeout(connecting);
        socket.setTimeout(limits.idleMs, () => fail(new Late('等候答复超时')));
      });
    });
    request.on('response', (response) => read(response, limits.maxBytes, end, fail));
    if (wish.signal.aborted) abort();
    else {
      wish.signal.addEventListener('abort', abort);
      request.end(body);
    }
  });
}

function read(response: http.IncomingMessage, maxBytes: number, end: (answer: HttpAnswer) => void, fail: (error: Error) => void): void {
  const pieces: Buffer[] = [];
  let size = 0;
  const done = (tooLarge: boolean): void => end({
    kind: 'answer', status: response.statusCode ?? 0, body: Buffer.concat(pieces).subarray(0, maxBytes).toString('utf8'), tooLarge,
    contentType: response.headers['content-type'] ?? '', retryAfter: response.headers['retry-after'], date: response.headers.date,
  });
  response.on('data', (piece: Buffer) => {
    pieces.push(piece);
    size += piece.length;
    if (size > maxBytes) done(true);
  });
  response.on('end', () => (response.complete ? done(false) : fail(new Late('答复中途断开'))));
  response.on('aborted', () => fail(new Late('答复中途断开')));
  response.on('error', fail);
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: '对方没有开机或没有开放接收服务',
  ENOTFOUND: '找不到这个地址，可能没有联网',
  EAI_AGAIN: '找不到这个地址，可能没有联网',
  ENETUNREACH: '没有联网',
  EHOSTUNREACH: '网络不通',
  ETIMEDOUT: '连接超时',
  ECONNRESET: '连接被中断',
  EPIPE: '连接被中断',
  CERT_HAS_EXPIRED: '支队服务器的证书已过期，请核对电脑日期并告知支队',
  ERR_TLS_CERT_ALTNAME_INVALID: '支队服务器的证书与地址不符，请核对地址',
  SELF_SIGNED_CERT_IN_CHAIN: '支队服务器的证书不受信任，请与支队联系',
  DEPTH_ZERO_SELF_SIGNED_CERT: '支队服务器的证书不受信任，请与支队联系',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '支队服务器的证书不受信任，请与支队联系',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '支队服务器的证书不受信任，请与支队联系',
};

function failureWords(error: Error): string {
  if (error instanceof Late) return error.words;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code.startsWith('HPE_')) return '对方的答复不是 HTTP';
  return WORDS[code] ?? (code === '' ? '连接失败' : `连接失败（${code}）`);
}
