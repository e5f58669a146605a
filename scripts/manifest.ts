/**
 * `npm run manifest -- keygen FILE`: a new key for signing, and its public half beside it as `FILE.pub`.
 * `npm run manifest -- sign DIR`: signs the list in a finished folder with `MANIFEST_KEY` or `MANIFEST_KEY_FILE`.
 * `npm run manifest -- verify DIR_OR_URL [--key PUB]`: compares a folder or a running site with its list, and the
 * list with its signature. Exit code 0 all good, 1 something is wrong, 2 could not check.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import {
  checkFolder,
  checkHost,
  checkSignature,
  fetchFile,
  type Manifest,
  manifestPath,
  newKeys,
  type Problem,
  publicKeyPath,
  readManifest,
  signaturePath,
  signingKey,
  signManifest,
} from './release-manifest.ts';

const usage = `Cách dùng:
  npm run manifest -- keygen TỆP
  npm run manifest -- sign THƯ_MỤC
  npm run manifest -- verify THƯ_MỤC_HOẶC_ĐỊA_CHỈ [--key TỆP_KHÓA_CÔNG_KHAI]`;

/** At most so many lines of one kind: after them it is clear that the folder is another one. */
const shown = 50;

function sentence(problem: Problem): string {
  switch (problem.kind) {
    case 'missing':
      return `Thiếu tệp: ${problem.path}`;
    case 'extra':
      return `Thừa tệp, bản kê không có: ${problem.path}`;
    case 'changed':
      return `Tệp đã bị đổi: ${problem.path}`;
    case 'unsigned':
      return 'Bản kê chưa ký: không biết ai đã lập bản kê này.';
    case 'no-key':
      return 'Có chữ ký nhưng không có khóa công khai để kiểm. Thêm --key TỆP_KHÓA_CÔNG_KHAI.';
    case 'wrong-signature':
      return 'Chữ ký không khớp với bản kê và khóa này: bản kê đã bị đổi, hoặc do người khác ký.';
  }
}

function keygen(file: string): number {
  const open = `${file}.pub`;
  for (const path of [file, open])
    if (existsSync(path)) throw new Error(`đã có tệp ${path}; không ghi đè lên khóa`);
  const keys = newKeys();
  writeFileSync(file, keys.secret, { mode: 0o600, flag: 'wx' });
  writeFileSync(open, keys.open, { flag: 'wx' });
  console.log(`✓ Khóa riêng: ${file} (giữ kín, đừng đưa vào kho mã). Khóa công khai: ${open}`);
  return 0;
}

function sign(folder: string): number {
  const key = signingKey();
  if (!key) throw new Error('chưa có khóa: đặt biến MANIFEST_KEY_FILE hoặc MANIFEST_KEY');
  const manifest = readManifest(readFileSync(join(folder, manifestPath), 'utf8'));
  // A signature says “these are our files”: it is not given to a list that is wrong already.
  const problems = checkFolder(folder, manifest);
  if (problems.length > 0) return report(problems, manifest, '');
  signManifest(folder, key);
  console.log(`✓ Đã ký bản kê ${manifest.build}, ${manifest.files.length} tệp.`);
  return 0;
}

async function verify(place: string, keyFile: string | undefined): Promise<number> {
  const isAddress = /^https?:\/\//.test(place);
  const read = async (path: string): Promise<Uint8Array | undefined> => {
    if (isAddress) return fetchFile(place, path);
    return existsSync(join(place, path)) ? readFileSync(join(place, path)) : undefined;
  };
  const bytes = await read(manifestPath);
  if (!bytes) throw new Error(`${place} không có ${manifestPath}`);
  const manifest = readManifest(Buffer.from(bytes).toString('utf8'));
  const trusted = keyFile ? readFileSync(keyFile) : await read(publicKeyPath);
  const signature = checkSignature(bytes, await read(signaturePath), trusted);

  let problems: Problem[];
  let scope = `${manifest.files.length} tệp`;
  if (isAddress) {
    const { problems: found, asked } = await checkHost(place, manifest);
    problems = found;
    scope = `${asked} tệp có địa chỉ trên mạng (bản nén và tệp cài đặt của máy chủ không kiểm được qua mạng; tệp thừa cũng vậy)`;
  } else problems = checkFolder(place, manifest);

  const code = report([...signature, ...problems], manifest, scope);
  if (signature.length === 0 && !keyFile)
    console.log(
      '! Khóa lấy ngay ở nơi đang kiểm, nên chỉ cho biết bản kê còn nguyên từ lúc ký. Muốn biết ai ký, hãy dùng --key với khóa công khai lấy ở nơi khác.',
    );
  return code;
}

function report(problems: readonly Problem[], { build, day }: Manifest, scope: string): number {
  if (problems.length === 0) {
    console.log(`✓ Bản ${build} ngày ${day}: chữ ký đúng, ${scope} đúng bản kê.`);
    return 0;
  }
  for (const problem of problems.slice(0, shown)) console.error(`✗ ${sentence(problem)}`);
  if (problems.length > shown) console.error(`✗ … và ${problems.length - shown} chỗ khác.`);
  console.error(`Bản ${build} ngày ${day}: ${problems.length} chỗ không đúng.`);
  return 1;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { key: { type: 'string' } },
  });
  const [command, place] = positionals;
  if (!place || positionals.length !== 2) throw new Error(usage);
  if (command === 'keygen') return keygen(place);
  if (command === 'sign') return sign(place);
  if (command === 'verify') return verify(place, values.key);
  throw new Error(usage);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`✗ Không làm được: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}
