import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { siteServer } from '../../scripts/serve.ts';

/** What goes wrong with one answer. */
export type Fault =
  | 'cut' // the connection ends in the middle of the body
  | 'drop' // no answer, the connection is closed
  | 'hang' // no answer at all
  | 'empty'
  | 'truncated' // half of the body, said to be whole
  | 'changed' // one byte is another
  | 'advert' // something is put before </body>
  | 'portal' // a page to log in, with status 200
  | 'redirect' // sent to a page to log in
  | 'text' // another type
  | 'not found'
  | 'server error'
  | 'unavailable';

export const portalText = 'Mời bạn đăng nhập Wi-Fi chợ';
const portal = `<!doctype html><html><body><h1>${portalText}</h1></body></html>`;

/** A host of one or more builds whose network can be made to fail while a browser talks to it. */
export class FaultyHost {
  /** The folder that is served; change it in the middle of anything. */
  folder: string;
  /** The fault of a path, or undefined for a right answer. */
  fault: (path: string) => Fault | undefined = () => undefined;
  readonly asked: string[] = [];
  /** From which byte on each path was asked for, for answers that go on where another broke off. */
  readonly ranges: { readonly path: string; readonly from: number }[] = [];
  /** What stands before the worker's own code, for devices that this one is not. */
  workerPrefix = '';
  readonly #hosts = new Map<string, Server>();
  readonly #server: Server;

  constructor(folder: string) {
    this.folder = folder;
    this.#server = createServer((request, response) => this.#answer(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  stop(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    this.asked.push(path);
    const from = /^bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1];
    if (from) this.ranges.push({ path, from: Number(from) });
    if (path === '/sw.js' && this.workerPrefix && !this.fault(path)) {
      response.writeHead(200, { 'Content-Type': 'text/javascript', 'Cache-Control': 'no-store' });
      response.end(this.workerPrefix + readFileSync(join(this.folder, 'sw.js'), 'utf8'));
      return;
    }
    const fault = path === '/dang-nhap/' ? 'portal' : this.fault(path);
    if (fault === 'hang') return;
    if (fault === 'drop') {
      request.socket.destroy();
      return;
    }
    const plain: Partial<Record<Fault, [number, string]>> = {
      portal: [200, portal],
      empty: [200, ''],
      'not found': [404, 'Not found'],
      'server error': [500, 'Internal error'],
      unavailable: [503, portal],
    };
    const simple = fault && plain[fault];
    if (simple) {
      response.writeHead(simple[0], { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' });
      response.end(simple[1]);
      return;
    }
    if (fault === 'redirect') {
      response.writeHead(302, { Location: '/dang-nhap/' });
      response.end();
      return;
    }
    if (fault) this.#spoil(response, fault);
    // Bodies are spoilt as text, and a copy that the browser has must not save the day.
    if (fault) {
      delete request.headers['accept-encoding'];
      delete request.headers['if-none-match'];
    }
    this.#host().emit('request', request, response);
  }

  #host(): Server {
    let host = this.#hosts.get(this.folder);
    if (!host) {
      host = siteServer(this.folder);
      this.#hosts.set(this.folder, host);
    }
    return host;
  }

  /** Collects the right body and sends a wrong one. */
  #spoil(response: ServerResponse, fault: Fault): void {
    const chunks: Buffer[] = [];
    const head = response.writeHead.bind(response);
    const end = response.end.bind(response);
    let status = 200;
    response.writeHead = ((code: number, headers?: Record<string, string>) => {
      status = code;
      for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
      return response;
    }) as typeof response.writeHead;
    response.write = ((chunk: Buffer) => {
      chunks.push(Buffer.from(chunk));
      return true;
    }) as typeof response.write;
    response.end = ((chunk?: Buffer) => {
      if (chunk) chunks.push(Buffer.from(chunk));
      const body = Buffer.concat(chunks);
      response.removeHeader('ETag');
      response.setHeader('Cache-Control', 'no-store');
      if (fault === 'cut') {
        response.setHeader('Content-Length', body.length);
        head(status);
        response.flushHeaders();
        void inPieces(response, body.subarray(0, body.length / 2));
        return response;
      }
      const wrong = spoilt(body, fault);
      if (fault === 'text') response.setHeader('Content-Type', 'text/plain');
      response.setHeader('Content-Length', wrong.length);
      head(status);
      return end(wrong);
    }) as typeof response.end;
  }
}

/** As a slow network sends it: what has arrived is read before the connection ends. */
async function inPieces({ socket }: ServerResponse, bytes: Buffer): Promise<void> {
  for (let at = 0; at < bytes.length; at += 32_000) {
    socket?.write(bytes.subarray(at, at + 32_000));
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  socket?.end();
}

function spoilt(body: Buffer, fault: Fault): Buffer {
  if (fault === 'truncated') return body.subarray(0, body.length / 2);
  if (fault === 'changed') {
    const copy = Buffer.from(body);
    const at = Math.floor(copy.length / 2);
    copy[at] = copy[at] === 0x20 ? 0x2d : 0x20;
    return copy;
  }
  if (fault === 'advert')
    return Buffer.from(
      body.toString('utf8').replace('</body>', '<p>Quảng cáo của nhà mạng</p></body>'),
    );
  return body;
}
