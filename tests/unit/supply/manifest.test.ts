import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  canonicalJson,
  checkFolder,
  checkHost,
  checkSignature,
  manifestPath,
  newKeys,
  publicKeyPath,
  readManifest,
  signaturePath,
  signingKey,
  signManifest,
  writeManifest,
} from '../../../scripts/release-manifest.ts';

const sources: Readonly<Record<string, string>> = {
  'index.html': '<h1>Cầm Tay</h1>',
  'index.html.br': 'packed',
  'thu-tuc/1.001193/index.html': 'Đăng ký khai sinh',
  'goi/khai-sinh.pack': '\u0000\u0001',
  '.well-known/security.txt': 'Contact: …',
  _headers: '/*',
};

const { secret, open } = newKeys();
const stranger = newKeys();

let folder = '';
const at = (path: string): string => join(folder, path);
const put = (path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(at(path)), { recursive: true });
  writeFileSync(at(path), text);
};
const list = () =>
  writeManifest(folder, { build: '0123456789ab', day: '2026-11-26' }, { SOURCE_COMMIT: '' });
const key = (pem: string) => {
  const read = signingKey({ MANIFEST_KEY: pem });
  if (!read) throw new Error('no key');
  return read;
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cam-tay-manifest-'));
  for (const [path, text] of Object.entries(sources)) put(path, text);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the list', () => {
  test('names every file but itself, hidden and packed ones too, in order', () => {
    list();
    signManifest(folder, key(secret));
    expect(list().files.map(({ path }) => path)).toEqual(Object.keys(sources).sort());
  });

  test('is the same text for the same files, whenever it is written', () => {
    list();
    const first = readFileSync(at(manifestPath));
    for (const path of Object.keys(sources).reverse()) put(path, sources[path] ?? '');
    list();
    expect(readFileSync(at(manifestPath)).equals(first)).toBe(true);
  });

  test('has sorted keys and no spaces', () => {
    expect(canonicalJson({ b: [{ z: 1, a: 'đ' }], a: null })).toBe(
      '{"a":null,"b":[{"a":"đ","z":1}]}',
    );
  });

  test('holds a commit only when it is told one', () => {
    const release = { build: 'b', day: '2026-11-26' };
    const commit = '5f0f5a8'.padEnd(40, '0');
    expect(writeManifest(folder, release, { SOURCE_COMMIT: commit }).commit).toBe(commit);
    expect(writeManifest(folder, release, {}).commit).toBeNull();
    expect(() => writeManifest(folder, release, { SOURCE_COMMIT: 'main' })).toThrow(
      'SOURCE_COMMIT',
    );
  });

  test.each([
    ['{}'],
    ['{"format":"cam-tay-manifest/1","files":[]}'],
    [
      '{"format":"cam-tay-manifest/1","files":[{"path":"../x","bytes":1,"sha256":"' +
        'a'.repeat(64) +
        '"}]}',
    ],
    [
      '{"format":"cam-tay-manifest/1","files":[{"path":"/etc/x","bytes":1,"sha256":"' +
        'a'.repeat(64) +
        '"}]}',
    ],
    ['{"format":"cam-tay-manifest/1","files":[{"path":"x","bytes":1,"sha256":"a"}]}'],
  ])('refuses what is no list: %s', (text) => {
    expect(() => readManifest(text)).toThrow(/^bản kê /);
  });
});

describe('a folder', () => {
  test.each([
    ['unchanged', () => {}, []],
    [
      'with one byte changed',
      () => {
        const bytes = readFileSync(at('goi/khai-sinh.pack'));
        put(
          'goi/khai-sinh.pack',
          Uint8Array.from(bytes, (byte, i) => (i === 0 ? byte ^ 1 : byte)),
        );
      },
      [{ kind: 'changed', path: 'goi/khai-sinh.pack' }],
    ],
    [
      'with a packed form changed',
      () => put('index.html.br', 'Packed'),
      [{ kind: 'changed', path: 'index.html.br' }],
    ],
    ['with a file cut short', () => put('_headers', ''), [{ kind: 'changed', path: '_headers' }]],
    [
      'with a file taken away',
      () => rmSync(at('index.html')),
      [{ kind: 'missing', path: 'index.html' }],
    ],
    [
      'with a file added',
      () => put('.well-known/x', 'x'),
      [{ kind: 'extra', path: '.well-known/x' }],
    ],
    [
      'with a file renamed',
      () => {
        rmSync(at('_headers'));
        put('_Headers', '/*');
      },
      [
        { kind: 'missing', path: '_headers' },
        { kind: 'extra', path: '_Headers' },
      ],
    ],
  ])('%s', (_, change, problems) => {
    const manifest = list();
    change();
    expect(checkFolder(folder, manifest)).toEqual(problems);
  });
});

describe('the signature', () => {
  const signed = () => {
    list();
    signManifest(folder, key(secret));
    return { text: readFileSync(at(manifestPath)), signature: readFileSync(at(signaturePath)) };
  };

  test('is good with the key, and the same each time', () => {
    const { text, signature } = signed();
    expect(signature.length).toBe(64);
    expect(signed().signature.equals(signature)).toBe(true);
    expect(readFileSync(at(publicKeyPath), 'utf8')).toBe(open);
    expect(checkSignature(text, signature, open)).toEqual([]);
  });

  test('is wrong with the key of somebody else', () => {
    const { text, signature } = signed();
    expect(checkSignature(text, signature, stranger.open)).toEqual([{ kind: 'wrong-signature' }]);
  });

  test.each(Array.from({ length: 64 }, (_, place) => place))(
    'is wrong when its byte %i is changed',
    (place) => {
      const { text, signature } = signed();
      const other = Uint8Array.from(signature, (byte, i) => (i === place ? byte ^ 1 : byte));
      expect(checkSignature(text, other, open)).toEqual([{ kind: 'wrong-signature' }]);
    },
  );

  test('is wrong for a list with one byte changed', () => {
    const { text, signature } = signed();
    const other = Buffer.from(text.toString().replace('2026-11-26', '2026-11-27'));
    expect(other.equals(text)).toBe(false);
    expect(checkSignature(other, signature, open)).toEqual([{ kind: 'wrong-signature' }]);
  });

  test('is missed when there is none, or no key to check it with', () => {
    const { text, signature } = signed();
    expect(checkSignature(text, undefined, open)).toEqual([{ kind: 'unsigned' }]);
    expect(checkSignature(text, signature, undefined)).toEqual([{ kind: 'no-key' }]);
  });

  test('is not given with another kind of key', () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    expect(() => key(pem)).toThrow('khóa ký là loại ec, cần Ed25519');
    expect(() => key('not a key')).toThrow(/^không đọc được khóa ký từ biến MANIFEST_KEY:/);
    expect(() => signingKey({ MANIFEST_KEY_FILE: at('none') })).toThrow('MANIFEST_KEY_FILE');
    expect(signingKey({})).toBeUndefined();
  });

  test('of an earlier build goes away with its list', () => {
    signed();
    list();
    expect(checkSignature(readFileSync(at(manifestPath)), undefined, open)).toEqual([
      { kind: 'unsigned' },
    ]);
    expect(statSync(at(signaturePath), { throwIfNoEntry: false })).toBeUndefined();
    expect(statSync(at(publicKeyPath), { throwIfNoEntry: false })).toBeUndefined();
  });
});

test('a running site is compared by its addresses', async () => {
  const manifest = list();
  const wrong: Readonly<Record<string, string>> = { '/thu-tuc/1.001193/': 'Một trang khác' };
  const asked: string[] = [];
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    const file = url.endsWith('/') ? `${url}index.html` : url;
    const text = wrong[url] ?? sources[file.slice(1)];
    if (url === '/goi/khai-sinh.pack' || text === undefined) response.writeHead(404).end();
    else response.end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const { problems } = await checkHost(`http://127.0.0.1:${port}/`, manifest);
  server.close();
  expect(asked.sort()).toEqual([
    '/',
    '/.well-known/security.txt',
    '/goi/khai-sinh.pack',
    '/thu-tuc/1.001193/',
  ]);
  expect(problems).toHaveLength(2);
  expect(problems).toContainEqual({ kind: 'missing', path: 'goi/khai-sinh.pack' });
  expect(problems).toContainEqual({ kind: 'changed', path: 'thu-tuc/1.001193/index.html' });
});

describe('npm run manifest', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/manifest.ts', ...args],
      {
        encoding: 'utf8',
        env: { ...process.env, NODE_OPTIONS: '', MANIFEST_KEY: '', MANIFEST_KEY_FILE: at('../k') },
      },
    );
    return { status, output: stdout + stderr };
  };

  test('says in words what is wrong', () => {
    list();
    expect(run('verify', folder)).toEqual({
      status: 1,
      output:
        '✗ Bản kê chưa ký: không biết ai đã lập bản kê này.\nBản 0123456789ab ngày 2026-11-26: 1 chỗ không đúng.\n',
    });
    signManifest(folder, key(secret));
    writeFileSync(at('pub.txt'), stranger.open);
    rmSync(at('_headers'));
    put('index.html', 'x');
    const { status, output } = run('verify', folder, '--key', at('pub.txt'));
    expect(status).toBe(1);
    expect(output.split('\n')).toEqual([
      '✗ Chữ ký không khớp với bản kê và khóa này: bản kê đã bị đổi, hoặc do người khác ký.',
      '✗ Thiếu tệp: _headers',
      '✗ Tệp đã bị đổi: index.html',
      '✗ Thừa tệp, bản kê không có: pub.txt',
      'Bản 0123456789ab ngày 2026-11-26: 4 chỗ không đúng.',
      '',
    ]);
  });

  test('says that a key found beside the list proves little', () => {
    list();
    signManifest(folder, key(secret));
    const { status, output } = run('verify', folder);
    expect(status).toBe(0);
    expect(output).toContain('chữ ký đúng, 6 tệp đúng bản kê');
    expect(output).toContain('Khóa lấy ngay ở nơi đang kiểm');
  });

  test('could not check is neither good nor wrong', () => {
    expect(run('verify', folder)).toMatchObject({ status: 2 });
    expect(run('verify')).toMatchObject({ status: 2 });
    expect(run('sign', folder)).toMatchObject({ status: 2 });
  });

  test('makes a key that nobody else can read, and never writes over one', () => {
    const file = at('khoa.pem');
    expect(run('keygen', file)).toMatchObject({ status: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(key(readFileSync(file, 'utf8')).asymmetricKeyType).toBe('ed25519');
    const before = readFileSync(file, 'utf8');
    expect(run('keygen', file)).toMatchObject({ status: 2 });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });
});
