import { connect, createServer, type Socket } from 'node:net';

/** A slow network and a slow phone. */
export interface Profile {
  readonly name: string;
  /** Milliseconds from here to the host and back. */
  readonly roundTrip: number;
  /** Kilobits a second towards the phone. */
  readonly down: number;
  readonly up: number;
  /** How many times slower the processor is than this machine's. */
  readonly slowdown: number;
}

/** The two of Lighthouse and of WebPageTest. */
export const slow4g: Profile = {
  name: 'Slow 4G',
  roundTrip: 150,
  down: 1600,
  up: 750,
  slowdown: 4,
};
export const slow3g: Profile = {
  name: 'slow 3G',
  roundTrip: 400,
  down: 400,
  up: 400,
  slowdown: 6,
};

/** What a connection may send before the first answer: ten segments (RFC 6928). */
const firstWindow = 14_600;
const segment = 1460;
/** A name that was not asked for so long is asked for again. */
const nameKept = 30_000;

export interface ShapedLink {
  readonly port: number;
  /** Bytes towards the phone and connections since the last `reset`: what the network carried, whoever asked. */
  readonly carried: { bytes: number; connections: number };
  reset(): void;
  close(): void;
}

/** Calls back in order, none before its time: bytes never overtake each other. */
function inOrder(): (at: number, work: () => void) => void {
  const queue: { at: number; work: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const run = (): void => {
    timer = undefined;
    while (queue[0] && queue[0].at <= performance.now() + 0.5) queue.shift()?.work();
    const next = queue[0];
    if (next) timer ??= setTimeout(run, Math.max(0, next.at - performance.now()));
  };
  return (at, work) => {
    queue.push({ at, work });
    if (!timer) run();
  };
}

/**
 * A link to a host on this machine that is as slow as a profile says, below HTTP and TLS, so that pages, workers and
 * service workers are all slowed down alike; the network throttling of DevTools leaves service workers out, and knows
 * neither handshakes nor slow start. One round trip for the name, one for each new connection, half a one each way, one
 * bottleneck for all connections, and slow start. Nothing is lost, and no packet is late.
 */
export function shapedLink(to: number, { roundTrip, down, up }: Profile): Promise<ShapedLink> {
  const carried = { bytes: 0, connections: 0 };
  const sockets = new Set<Socket>();
  const half = roundTrip / 2;
  const lineFree = { down: 0, up: 0 };
  let lastName = Number.NEGATIVE_INFINITY;

  const server = createServer({ noDelay: true }, (phone) => {
    const host = connect({ host: '127.0.0.1', port: to, noDelay: true });
    sockets.add(phone);
    carried.connections += 1;
    const opened = performance.now();
    const name = opened - lastName > nameKept ? roundTrip : 0;
    lastName = opened;
    const ready = opened + name + roundTrip;

    const upwards = inOrder();
    phone.on('data', (bytes) => {
      lineFree.up = Math.max(lineFree.up, performance.now(), ready) + (bytes.length * 8) / up;
      upwards(lineFree.up + half, () => host.writable && host.write(bytes));
    });

    const downwards = inOrder();
    const acknowledged = inOrder();
    const waiting: Buffer[] = [];
    let waitingBytes = 0;
    let window = firstWindow;
    let onTheWay = 0;
    const send = (): void => {
      for (let next = waiting[0]; next && onTheWay < window; next = waiting[0]) {
        const length = Math.min(next.length, segment, window - onTheWay);
        const part = next.subarray(0, length);
        if (length === next.length) waiting.shift();
        else waiting[0] = next.subarray(length);
        waitingBytes -= length;
        onTheWay += length;
        carried.bytes += length;
        lineFree.down = Math.max(lineFree.down, performance.now()) + (length * 8) / down;
        const arrives = lineFree.down + half;
        downwards(arrives, () => phone.writable && phone.write(part));
        acknowledged(arrives + half, () => {
          onTheWay -= length;
          window += length;
          send();
          if (host.readableEnded) endWhenSent();
        });
      }
      if (waitingBytes < 65_536 && host.isPaused()) host.resume();
    };
    const endWhenSent = (): void => {
      if (waitingBytes === 0 && onTheWay === 0) phone.end();
    };
    host.on('data', (bytes) => {
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes > 262_144) host.pause();
      send();
    });
    host.on('end', endWhenSent);
    phone.on('end', () => host.end());
    phone.on('error', () => host.destroy());
    host.on('error', () => phone.destroy());
    phone.on('close', () => {
      sockets.delete(phone);
      host.destroy();
    });
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve({
        port: typeof address === 'object' && address ? address.port : 0,
        carried,
        reset() {
          Object.assign(carried, { bytes: 0, connections: 0 });
          Object.assign(lineFree, { down: 0, up: 0 });
          lastName = Number.NEGATIVE_INFINITY;
        },
        close() {
          for (const socket of sockets) socket.destroy();
          server.close();
        },
      });
    });
  });
}
