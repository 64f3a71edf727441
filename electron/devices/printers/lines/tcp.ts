import { connect } from 'node:net';
import { deviceRefusal } from '#shared/messages/devices.ts';
import { Listeners, type BytePipe } from '../../lines/pipe.ts';

const CONNECT_MS = 3000;
const CLOSE_MS = 5000;

/** A raw printing port (9100). The printer hanging up while a job is under way counts as a broken line. */
export function openTcp(host: string, port: number, signal: AbortSignal): Promise<BytePipe> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true });
    const data = new Listeners<[Uint8Array]>();
    const gone = new Listeners<[]>();
    let closing = false;
    let left = false;
    const fail = (): void => {
      clearTimeout(timer);
      socket.destroy();
      reject(signal.aborted ? deviceRefusal('devices.cancelled', {}, { begun: false }) : deviceRefusal('devices.printerUnreachable', { place: `${host}:${String(port)}` }, { begun: false }));
    };
    const leave = (): void => {
      if (left || closing) return;
      left = true;
      gone.tell();
    };
    const timer = setTimeout(fail, CONNECT_MS);
    signal.addEventListener('abort', fail, { once: true });
    socket.once('error', fail);
    socket.once('connect', () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', fail);
      socket.off('error', fail);
      socket.on('error', leave);
      socket.on('end', leave);
      socket.on('close', leave);
      socket.on('data', (bytes) => data.tell(bytes));
      resolve({
        write: (bytes) => new Promise((done, broken) => socket.write(bytes, (error) => (error === null || error === undefined ? done() : broken(error)))),
        discard: () => Promise.resolve(),
        setBaud: () => Promise.resolve(),
        onData: (listener) => data.add(listener),
        onGone: (listener) => gone.add(listener),
        close: () =>
          new Promise((done) => {
            closing = true;
            if (socket.destroyed) return done();
            const finish = (): void => {
              clearTimeout(late);
              socket.destroy();
              done();
            };
            const late = setTimeout(finish, CLOSE_MS);
            socket.once('close', finish);
            // What was written leaves first; then both sides close.
            socket.end(() => setTimeout(finish, 200));
          }),
        // A reset, so that a printer that stood still does not print the rest on its own later.
        abandon: () => {
          closing = true;
          socket.resetAndDestroy();
          return Promise.resolve();
        },
      });
    });
  });
}
