import { describe, expect, test } from 'vitest';
import { firstLook } from '#deploy/first-look.ts';
import { outputFindings } from '#deploy/output-gate.ts';
import { contentSecurityMeta, contentSecurityMetaOf } from '#deploy/policy.ts';

const options = {
  linkHosts: new Set(['dichvucong.gov.vn', 'camtay.example']),
  siteHost: 'camtay.example',
};
const policy = `<meta http-equiv="Content-Security-Policy" content="${contentSecurityMeta}">`;
const page = (body: string, head = '', start = `<meta charset="utf-8">${policy}`): string =>
  `<!doctype html><html lang="vi"><head>${start}<title>Cầm Tay</title>${head}</head><body>${body}</body></html>`;
const problemsOf = (path: string, text: string | Uint8Array): string[] =>
  outputFindings(
    path,
    typeof text === 'string' ? new TextEncoder().encode(text) : text,
    options,
  ).map(({ problem }) => problem);

/** As Chromium writes it, with something between the objects. */
const sheet = (part: string): string => `%PDF-1.4\n1 0 obj\n<<${part}>>\nendobj\n%%EOF\n`;

describe('an honest file passes', () => {
  test.each<[string, string]>([
    ['index.html', page('<h1>Xin chào</h1><p>phí &lt; 10.000 đồng, &lt;script&gt;</p>')],
    ['a/index.html', page('<a href="/tim/">a</a><a href="#b-1">b</a><a href="tel:19000368">c</a>')],
    [
      'b/index.html',
      page('<a href="https://dichvucong.gov.vn/x?a=1&amp;b=2" rel="noopener">a</a>'),
    ],
    [
      'c/index.html',
      page('<form action="/tim/" method="get"><input type="search" name="q"></form>'),
    ],
    [
      'to-cong-nghe/so/index.html',
      page(
        '<coach-session><input type="checkbox"></coach-session><coach-guide></coach-guide><tally-book hidden></tally-book>',
      ),
    ],
    [
      'so-tay/index.html',
      page(
        '<keep-page></keep-page><file-keeper><input type="time"><input type="file" accept=".json"></file-keeper>',
      ),
    ],
    [
      'c/tool/index.html',
      page(
        '<paper-camera><label>A<input type="file" accept="image/*" capture="environment"></label><label>B<input type="file" accept="image/*" multiple></label><select><option value="1" selected>1</option></select></paper-camera>',
      ),
    ],
    ['d/index.html', page('', '<script type="module" src="/_astro/a.js"></script>')],
    ['d/index.html', page('', `<script>${firstLook}</script>`)],
    [
      'd/index.html',
      page(
        '<aside><open-now data-days="{}">Giờ</open-now></aside><share-page></share-page><look-settings></look-settings>',
      ),
    ],
    ['e/index.html', page('', '<link rel="canonical" href="https://camtay.example/e/">')],
    [
      'f/index.html',
      page('', '<link rel="alternate" hreflang="en" href="https://camtay.example/en/f/">'),
    ],
    [
      'thu-tuc/1.000894/index.html',
      page('', '<meta http-equiv="refresh" content="0; url=/thu-tuc/1.999001/#ma-1-000894">'),
    ],
    ['f/index.html', page('<noscript><p>Xem <a href="/a/">đây</a>.</p></noscript>')],
    [
      'h/index.html',
      page('<case-chooser data-page="a"><ul><li data-answer="b">c</li></ul></case-chooser>'),
    ],
    ['g/index.html', page('<svg viewBox="0 0 1 1"><path d="M0 0" fill="none"/></svg>')],
    [
      'dich-vu/a/index.html',
      page('', '<script type="application/ld+json">{"a":"\\u003c"}</script>'),
    ],
    [
      'noi-ho-tro/index.html',
      page(
        '<nearest-first><button type="button">A</button></nearest-first><svg viewBox="0 0 1 1"><title>A</title><desc>B</desc><text x="1" y="2">C</text></svg><a href="geo:10.38045,106.12368?q=10.38045,106.12368(Ch%E1%BB%A3)">D</a>',
      ),
    ],
    ['noi-ho-tro/phuong-cai-lay.vcf', 'BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Phường\r\nEND:VCARD\r\n'],
    ['du-lieu/v1/procedures.csv', 'code,name\r\n1.001193,Đăng ký khai sinh\r\n'],
    ['du-lieu/catalogue.jsonld', '{"@graph":[]}'],
    ['du-lieu/SHA256SUMS', '0a  v1/procedures.csv\n'],
    ['_astro/a.css', 'a{color:red;background:url(/_astro/b.svg)}'],
    ['icon.svg', '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>'],
    ['sitemap.xml', '<?xml version="1.0"?><urlset></urlset>'],
    ['_headers', '/*\n'],
    ['huong-dan/a/to-huong-dan.pdf', sheet('/S /URI /URI (https://dichvucong.gov.vn/)')],
    // Packed drawings are any bytes.
    ['huong-dan/a/to-huong-dan.pdf', sheet('stream\n/JS /Launch /URI (http://a/)\nendstream')],
    ['pagefind/0a/index/vi_0a.pf_index', '\0'],
  ])('%s', (path, text) => {
    expect(problemsOf(path, text)).toEqual([]);
  });
});

describe('a page is refused', () => {
  test.each<[string, string, string]>([
    ['an inline script', page('<script>x()</script>'), '<script>'],
    ['a script inside a drawing', page('<p><svg><script>x()</script></svg>'), '<script>'],
    [
      'a script after a comment that ends at once',
      page('<!--><script>x()</script>-->'),
      '<script>',
    ],
    ['a script that is no module', page('<script src="/a.js"></script>'), '<script>'],
    ['a classic script', page('', '<script src="/_astro/a.js"></script>'), '<script>'],
    ...[
      `<script>${firstLook};</script>`,
      `<script> ${firstLook}</script>`,
      `<script async>${firstLook}</script>`,
      `<script src="/_astro/a.js">${firstLook}</script>`,
      `<script>${firstLook}</script><script>x()</script>`,
    ].map((written): [string, string, string] => [
      `what is nearly the first look: ${written}`,
      page('', written),
      '<script>',
    ]),
    [
      'data on a page that should have none',
      page('<script type="application/ld+json">{}</script>'),
      'không được có khối dữ liệu',
    ],
    ['data of another kind', page('<script type="application/json">{}</script>'), '<script>'],
    ['data in capitals', page('<script type="application/LD+JSON">{}</script>'), '<script>'],
    [
      'a script that calls itself data twice',
      page('<script type="application/ld+json module" src="/a.js"></script>'),
      '<script>',
    ],
    [
      'a script of another host',
      page('<script type="module" src="https://a.example/x.js"></script>'),
      'src="https://a.example',
    ],
    [
      'a script without a protocol',
      page('<script type="module" src="//a.example/x.js"></script>'),
      'src="//a.example',
    ],
    [
      'a script of a data address',
      page('<script type="module" src="data:text/javascript,1"></script>'),
      'data:',
    ],
    ['a style element', page('', '<style>p{}</style>'), '<style>'],
    ['a style attribute', page('<p style="color:red">x</p>'), 'style'],
    ['a handler', page('<p onclick="x()">x</p>'), 'sự kiện'],
    ['a handler without a space before it', page('<img src="/a.png"onerror=x()>'), 'sự kiện'],
    ['a handler in capitals', page('<IMG SRC=/a.png OnError=x()>'), 'sự kiện'],
    ['a handler in a drawing', page('<svg onload="x()"></svg>'), 'sự kiện'],
    ...[
      'iframe',
      'object',
      'embed',
      'applet',
      'portal',
      'template',
      'math',
      'marquee',
      'xmp',
      'video',
      'audio',
    ].map((name): [string, string, string] => [
      `a ${name}`,
      page(`<${name}></${name}>`),
      `<${name}>`,
    ]),
    [
      'a frame set',
      '<!doctype html><html><head></head><frameset><frame src="/"></frameset></html>',
      '<frameset>',
    ],
    ['a base', page('', '<base href="/">'), '<base>'],
    ['a refresh', page('', '<meta http-equiv="refresh" content="0;url=/">'), 'refresh'],
    [
      'a refresh from a page that is none of a procedure',
      page('', '<meta http-equiv="refresh" content="0; url=/thu-tuc/1.999001/#ma-1-000894">'),
      'refresh',
    ],
    ['a refresh in capitals', page('', '<META HTTP-EQUIV=ReFresh CONTENT=0>'), 'http-equiv'],
    ['a cookie', page('', '<meta http-equiv="set-cookie" content="a=1">'), 'set-cookie'],
    [
      'a form to elsewhere',
      page('<form action="https://a.example/" method="get"></form>'),
      '<form',
    ],
    ['a form to a page that takes none', page('<form action="/a/" method="get"></form>'), '<form'],
    ['a form without an address', page('<form method="get"></form>'), '<form'],
    ['a form that posts', page('<form action="/tim/" method="post"></form>'), 'method'],
    [
      'a button with its own address',
      page('<button formaction="https://a.example/">x</button>'),
      'formAction',
    ],
    ['a password field', page('<input type="password">'), 'password'],
    ['a hidden field', page('<input type="hidden" name="a">'), 'hidden'],
    ['a document in an attribute', page('<p srcdoc="x">x</p>'), 'srcDoc'],
    ['a ping', page('<a href="/" ping="https://a.example/">x</a>'), 'ping'],
    ['a new window', page('<a href="/" target="_blank">x</a>'), 'target'],
    ['a download', page('<a href="/" download="x.exe">x</a>'), 'download'],
    ['a set of pictures', page('<img src="/a.png" srcset="https://a.example/b.png">'), 'srcSet'],
    ['a picture of another host', page('<img src="https://dichvucong.gov.vn/a.png">'), '<img src'],
    ['a picture of a data address', page('<img src="data:image/png,x">'), '<img src'],
    ['a relative picture', page('<img src="a.png">'), '<img src'],
    ['a preconnect', page('', '<link rel="preconnect" href="https://a.example">'), 'preconnect'],
    [
      'a style sheet of another host',
      page('', '<link rel="stylesheet" href="https://a.example/a.css">'),
      '<link href',
    ],
    [
      'a foreign canonical address',
      page('', '<link rel="canonical" href="https://a.example/">'),
      '<link href',
    ],
    [
      'an alternate of another host',
      page('', '<link rel="alternate" href="https://dichvucong.gov.vn/">'),
      '<link href',
    ],
    [
      'another language on a foreign address',
      page('', '<link rel="alternate" hreflang="en" href="https://dichvucong.gov.vn/">'),
      '<link href',
    ],
    ['a javascript: link', page('<a href="javascript:x()">x</a>'), 'javascript:'],
    [
      'a javascript: link with an entity in it',
      page('<a href="java&Tab;script:x()">x</a>'),
      '<a href',
    ],
    [
      'a javascript: link in a drawing',
      page('<svg><a xlink:href="javascript:x()">x</a></svg>'),
      'thuộc tính lạ',
    ],
    [
      'a link to a host that is not in the register',
      page('<a href="https://a.example/">x</a>'),
      'a.example',
    ],
    ['a link without https', page('<a href="http://dichvucong.gov.vn/">x</a>'), 'http://'],
    ['a link with a user', page('<a href="https://dichvucong.gov.vn@a.example/">x</a>'), '<a href'],
    ['a link with a port', page('<a href="https://dichvucong.gov.vn:444/">x</a>'), '<a href'],
    ['a link with a backslash', page('<a href="/\\a.example/">x</a>'), '<a href'],
    ['a link without a protocol', page('<a href="//a.example/">x</a>'), '<a href'],
    ['a link that climbs', page('<a href="/a/../b/">x</a>'), '<a href'],
    ['a letter to somebody', page('<a href="mailto:a@a.example">x</a>'), 'mailto:'],
    ...[
      'geo:10.38045,106.12368',
      'geo:10.38045,106.12368?q=11.00000,106.12368(A)',
      'geo:10.38045,106.12368?q=10.38045,106.12368(A)&amp;x=1',
      'geo:10.38045,106.12368?q=10.38045,106.12368(<)',
      'geo://a.example/',
    ].map((address): [string, string, string] => [
      `a point that is not a plain one: ${address}`,
      page(`<a href="${address}">a</a>`),
      '<a href=',
    ]),
    ['an unknown custom element', page('<evil-box></evil-box>'), '<evil-box>'],
    ['an unknown attribute', page('<p is="evil-p">x</p>'), 'thuộc tính lạ'],
    [
      'a noscript that ends inside an attribute',
      page('<noscript><p title="</noscript><img src=x onerror=x()>">x</p></noscript>'),
      '<noscript>',
    ],
    [
      'a noscript with a text field',
      page('<noscript><textarea></noscript><img src=/x onerror=x()></textarea></noscript>'),
      '<noscript>',
    ],
    ['no policy', page('', '', '<meta charset="utf-8">'), 'chính sách'],
    ['two policies', page('', policy), 'chính sách'],
    ['a policy in the body', page(policy, '', '<meta charset="utf-8">'), 'chính sách'],
    [
      'a laxer policy',
      page(
        '',
        '',
        `<meta charset="utf-8">${policy.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")}`,
      ),
      'chính sách',
    ],
    [
      'something before the policy',
      page('', '', `<meta charset="utf-8"><link rel="icon" href="/a.svg">${policy}`),
      'chính sách',
    ],
    ['a policy before the charset', page('', '', `${policy}<meta charset="utf-8">`), 'charset'],
    ['another charset', page('', '', `<meta charset="utf-7">${policy}`), 'charset'],
    ['no doctype', page('x').replace('<!doctype html>', ''), 'doctype'],
    ['a null character', page('a\0b'), 'ký tự rỗng'],
  ])('%s', (_, html, words) => {
    expect(problemsOf('x/index.html', html).join('\n')).toContain(words);
  });
});

describe('a data block is refused on a page of a service', () => {
  const block = (text: string, more = '') =>
    `<script type="application/ld+json"${more}>${text}</script>`;

  test.each<[string, string, string]>([
    ['that is no JSON', block('{a:1}'), 'không phải JSON'],
    ['that is empty', block(''), 'không phải JSON'],
    ['that is a list', block('[]'), 'không phải JSON'],
    ['that is code', block('alert(1)'), 'không phải JSON'],
    ['with a tag in a text', block('{"a":"<b>"}'), 'dấu “<”'],
    ['that opens a comment', block('{"a":"<!--<script>"}'), 'dấu “<”'],
    ['that ends before its time', block('{"a":"</script><script>x()</script>"}'), '<script>'],
    ['with an address', block('{}', ' src="/a.js"'), 'chỉ được có type'],
    ['with a name', block('{}', ' id="a"'), 'chỉ được có type'],
    ['beside another', block('{}') + block('{}'), 'nhiều khối'],
  ])('%s', (_, head, words) => {
    expect(problemsOf('dich-vu/a/index.html', page('', head)).join('\n')).toContain(words);
  });

  test.each(['index.html', 'dich-vu/index.html', 'dich-vu/a/b/index.html', 'thu-tuc/a/index.html'])(
    'on %s',
    (path) => {
      expect(problemsOf(path, page('', block('{}'))).join('\n')).toContain('khối dữ liệu');
    },
  );
});

describe('another file is refused', () => {
  test.each<[string, string, string | Uint8Array, string]>([
    ['a content file', 'a.mdx', 'x', 'loại tệp'],
    ['a table', 'procedures.csv', 'x', 'loại tệp'],
    ['a table beside the open data', 'du-lieu/rieng.csv', 'x', 'loại tệp'],
    ['sums of something else', 'SHA256SUMS', 'x', 'loại tệp'],
    ['linked data elsewhere', 'a.jsonld', '{}', 'loại tệp'],
    ['linked data that is none', 'du-lieu/a.jsonld', 'x', 'không phải JSON'],
    ['a table in another encoding', 'du-lieu/v1/a.csv', new Uint8Array([0xe9, 0x2c]), 'UTF-8'],
    ['a program', 'a.wasm', 'x', 'loại tệp'],
    ['a hidden file', '.env', 'x', 'loại tệp'],
    ['a map of sources', '_astro/a.js.map', '{}', 'loại tệp'],
    ['a name with a space', 'a b.txt', 'x', 'ký tự lạ'],
    ['a name with marks', 'đ.txt', 'x', 'ký tự lạ'],
    ['a name that climbs', '../a.txt', 'x', 'ký tự lạ'],
    ['a page in another encoding', 'a.html', new Uint8Array([0xff, 0xfe, 0x3c, 0]), 'UTF-8'],
    ['a style sheet that loads another', 'a.css', '@import "https://a.example/a.css";', 'CSS'],
    [
      'a style sheet with a foreign picture',
      'a.css',
      'a{background:url(https://a.example/a.png)}',
      'a.example',
    ],
    [
      'a style sheet with a data address',
      'a.css',
      'a{background:url("data:image/png,x")}',
      'data:',
    ],
    ['a drawing with a script', 'a.svg', '<svg><script>x()</script></svg>', 'SVG'],
    [
      'a drawing with a prefixed script',
      'a.svg',
      '<svg xmlns:s="x"><s:script>x()</s:script></svg>',
      'SVG',
    ],
    ['a drawing with a handler', 'a.svg', '<svg\nonload="x()"></svg>', 'SVG'],
    [
      'a drawing with a foreign part',
      'a.svg',
      '<svg><image href="https://a.example/a.png"/></svg>',
      'SVG',
    ],
    ['a drawing with an entity', 'a.svg', '<!DOCTYPE svg [<!ENTITY a "x">]><svg>&a;</svg>', 'XML'],
    ['a feed with a style sheet', 'a.xml', '<?xml-stylesheet href="a.xsl"?><a/>', 'XML'],
    ['a file that is far too large', 'a.txt', new Uint8Array(4_000_001), 'lớn'],
    ['open data that is far too large', 'du-lieu/v1/a.csv', new Uint8Array(16_000_001), 'lớn'],
  ])('%s', (_, path, text, words) => {
    expect(problemsOf(path, text).join('\n')).toContain(words);
  });
});

test('1,300 pages take less than eight seconds', () => {
  const html = page('<p>Bạn mang giấy tờ đến <a href="/noi-ho-tro/">phường</a>.</p>'.repeat(120));
  const bytes = new TextEncoder().encode(html);
  const started = performance.now();
  for (let nth = 0; nth < 1_300; nth += 1) outputFindings(`a/${nth}.html`, bytes, options);
  expect(performance.now() - started).toBeLessThan(8_000);
});

describe('a dress rehearsal', () => {
  const path = 'huong-dan/a/tap/index.html';
  const strict = contentSecurityMetaOf('/huong-dan/a/tap/');
  const practice = (body: string): string => page(body).replace(contentSecurityMeta, strict);
  const field = '<label>a<input type="text" autocomplete="off" inputmode="numeric"></label>';

  test('has fields, and nothing to send them with', () => {
    const radio = '<label>a<input type="radio" name="lua-1"></label>';
    expect(problemsOf(path, practice(`${field}${radio}<button type="button">b</button>`))).toEqual(
      [],
    );
  });

  test.each<[string, string, string]>([
    ['a form', '<form></form>', '<form>'],
    ['the form of the search', '<form action="/tim/" method="get"></form>', '<form>'],
    ['a field that a browser fills in', '<input type="text">', 'autocomplete'],
    ['a field with a name', '<input type="text" name="a" autocomplete="off">', 'tên'],
    ['a list with a name', '<select name="a" autocomplete="off"></select>', 'tên'],
    ['a file', '<input type="file" autocomplete="off">', 'file'],
    ['a password', '<input type="password" autocomplete="off">', 'password'],
    ['a box to tick', '<input type="checkbox" autocomplete="off">', 'checkbox'],
  ])('is refused with %s', (_, body, words) => {
    expect(problemsOf(path, practice(body)).join('; ')).toContain(words);
  });

  test('has its own policy, and no other page has it', () => {
    expect(problemsOf(path, page('<p>a</p>'))[0]).toContain('Content-Security-Policy');
    expect(problemsOf('huong-dan/a/index.html', practice('<p>a</p>'))[0]).toContain(
      'Content-Security-Policy',
    );
  });

  test('alone has fields of one choice', () => {
    expect(
      problemsOf('huong-dan/a/index.html', page('<input type="radio" name="a">'))[0],
    ).toContain('radio');
  });
});

describe('a sheet to print is refused', () => {
  const path = 'huong-dan/a/to-huong-dan.pdf';
  test.each<[string, string, string]>([
    ['a script', sheet('/S /JavaScript /JS (x)'), 'có mã'],
    ['a name in another spelling', sheet('/S /J#53'), 'có mã'],
    ['something done when it opens', sheet('/OpenAction 2 0 R'), 'có mã'],
    ['a form', sheet('/AcroForm 2 0 R'), 'có mã'],
    ['a file inside', sheet('/Type /Filespec'), 'có mã'],
    ['objects that nobody can read', sheet('/Type /ObjStm'), 'có mã'],
    ['a link elsewhere', sheet('/S /URI /URI (https://elsewhere.example/)'), 'dẫn tới'],
    ['a link to the computer that made it', sheet('/URI (http://127.0.0.1:4321/tim/)'), 'dẫn tới'],
    ['a link that is hidden in numbers', sheet('/URI <68747470>'), 'dẫn tới'],
    ['half a file', '%PDF-1.4\n1 0 obj', 'không trọn'],
    ['another file', page(''), 'không trọn'],
  ])('with %s', (_what, text, problem) => {
    expect(problemsOf(path, text).join()).toContain(problem);
  });

  test('in another place', () => {
    expect(problemsOf('to-huong-dan.pdf', sheet('')).join()).toContain('loại tệp');
    expect(problemsOf('huong-dan/a/khac.pdf', sheet('')).join()).toContain('loại tệp');
  });
});
