/**
 * `policy.ts` in the words of each host. Every text is the same whenever it is written: `npm run hosts` puts nginx's and
 * Caddy's beside this file, a test notices when they are no longer true, and the build writes `dist/_headers`.
 *
 * What each host does with them is asked of the real programs in `tests/hosts/`, since a file can be valid and wrong.
 */
import {
  contentTypes,
  everywhere,
  hiddenFile,
  methods,
  namedTypes,
  otherType,
  type PathRule,
  paths,
  patternRegExp,
  refusedSpelling,
} from './policy.ts';

/** Limits of Cloudflare Pages; Netlify has none that we come near. */
export const headersFileLimits = { rules: 100, lineLength: 2000 } as const;

const cache = 'Cache-Control';

/**
 * Where a host cannot tell an answer from an error, as with `_headers`, a missing file below `/_astro/` would be kept
 * for a year as missing. So only what this build has is named: the file, or the folder that carries the build's name.
 */
function narrowed(pattern: string, files: readonly string[]): string[] {
  const fits = new RegExp(patternRegExp(pattern));
  const stem = pattern.slice(0, pattern.indexOf('*'));
  const places = files
    .filter((file) => fits.test(file))
    .map((file) => {
      const slash = file.indexOf('/', stem.length);
      return slash < 0 ? file : `${file.slice(0, slash)}/*`;
    });
  return [...new Set(places)].sort();
}

/**
 * `dist/_headers` for Cloudflare Pages and Netlify, from the addresses of all files of the build.
 *
 * Cloudflare applies every rule that fits, in order, and joins two values of one header by a comma; `!` takes away what
 * came before. Netlify knows no `!`, skips such lines, and lets the later rule win.
 */
export function headersFile(files: readonly string[]): string {
  const rules: [string, Record<string, string>][] = [];
  // Both hosts know it under the name it had before it was a standard, `text/x-vcard`.
  rules.push(['/noi-ho-tro/*.vcf', { 'Content-Type': contentTypes.vcf ?? '' }]);
  for (const { pattern, headers, hashed } of paths) {
    if (!hashed) {
      rules.push([pattern, headers]);
      continue;
    }
    const { [cache]: kept = '', ...others } = headers;
    if (Object.keys(others).length > 0) rules.push([pattern, others]);
    for (const place of narrowed(pattern, files)) rules.push([place, { [cache]: kept }]);
  }
  const lines = ['/*', ...Object.entries(everywhere).map(([name, value]) => `  ${name}: ${value}`)];
  // Cloudflare's own: it would let any site read ours.
  lines.push('  ! Access-Control-Allow-Origin');
  for (const [place, headers] of rules) {
    lines.push(place);
    for (const [name, value] of Object.entries(headers))
      lines.push(`  ! ${name}`, `  ${name}: ${value}`);
  }
  if (rules.length + 1 > headersFileLimits.rules)
    throw new Error(`_headers: ${rules.length + 1} rules, at most ${headersFileLimits.rules}`);
  const long = lines.find((line) => line.length > headersFileLimits.lineLength);
  if (long) throw new Error(`_headers: a line is too long: ${long.slice(0, 60)}…`);
  return `${lines.join('\n')}\n`;
}

/** Names of headers that not every path has alike. */
const varying = [...new Set(paths.flatMap(({ headers }) => Object.keys(headers)))].sort();
const rulesOf = (name: string): readonly PathRule[] =>
  paths.filter(({ headers }) => name in headers);
/** By the time nginx asks, `try_files` has made a page's address into its file. */
const placeRegExp = (pattern: string): string =>
  patternRegExp(pattern).replace(/\/\$$/, '/(?:index\\.html)?$');
const quoted = (text: string): string => `"${text.replaceAll(/["\\]/g, '\\$&')}"`;

/** What a host on the Internet and a small Wi-Fi box (`hotspot.ts`) have different. */
export interface Standing {
  /** Sent with everything that no rule says something else of. */
  readonly headers: Readonly<Record<string, string>>;
  /** What stands first, the lines that open the site, and other sites of the same program. */
  readonly nginx: { readonly head: string; readonly server: string; readonly others: string };
  readonly caddy: { readonly head: string; readonly site: string; readonly others: string };
}

const onInternet: Standing = {
  headers: everywhere,
  nginx: {
    head: `# Cầm Tay cho nginx 1.18 trở lên. Máy viết tệp này từ deploy/policy.ts (npm run hosts): đừng sửa phần dưới vạch.
#
# Chép vào /etc/nginx/conf.d/cam-tay.conf, sửa ba chỗ có chữ SỬA, rồi: nginx -t && systemctl reload nginx
# Kiểm tra: docs/deploy.md
`,
    server: `    listen 80;
    # SỬA: có chứng thư rồi thì bỏ dấu # ở đầu bốn dòng dưới và sửa hai đường dẫn. Chưa có thì máy không lưu ngoại tuyến được.
    #listen 443 ssl http2;
    #ssl_certificate /etc/letsencrypt/live/xa-mau.example.vn/fullchain.pem;
    #ssl_certificate_key /etc/letsencrypt/live/xa-mau.example.vn/privkey.pem;
    #if ($scheme = http) { return 308 https://$server_name$request_uri; }
    server_name xa-mau.example.vn; # SỬA
    root /var/www/cam-tay; # SỬA: nơi chép nội dung của dist/

    # Thêm # ở đầu dòng này nếu chưa cài gói libnginx-mod-http-brotli-static.
    brotli_static on;

`,
    others: '',
  },
  caddy: {
    head: `# Cầm Tay cho Caddy 2.6 trở lên. Máy viết tệp này từ deploy/policy.ts (npm run hosts): đừng sửa phần dưới vạch.
#
# Chép vào /etc/caddy/Caddyfile, sửa hai dòng có chữ SỬA, rồi: systemctl reload caddy
# Caddy tự xin và gia hạn chứng thư cho tên miền. Kiểm tra: docs/deploy.md
`,
    site: `# SỬA: tên miền
xa-mau.example.vn {
	# SỬA: nơi chép nội dung của dist/
	root * /var/www/cam-tay
`,
    others: '',
  },
};

/** `deploy/nginx.conf`: one file for `/etc/nginx/conf.d/`. */
export function nginxConfig({ headers: everywhere, nginx }: Standing = onInternet): string {
  const variable = (name: string) => `$cam_tay_${name.toLowerCase().replaceAll('-', '_')}`;
  const maps = varying.map((name) => {
    const rules = rulesOf(name)
      // nginx takes the first expression that fits, `policy.ts` the last rule.
      .toReversed()
      .map(
        ({ pattern, headers }) => `    "~${placeRegExp(pattern)}" ${quoted(headers[name] ?? '')};`,
      );
    const error = name === cache ? ['    "error" "no-store";'] : [];
    return [
      `map $cam_tay_place ${variable(name)} {`,
      '    volatile;',
      `    default ${quoted(everywhere[name] ?? '')};`,
      ...error,
      ...rules,
      '}',
    ].join('\n');
  });
  // One that is not sent everywhere is empty elsewhere, and nginx sends no empty header.
  const names = [...new Set([...Object.keys(everywhere), ...varying])];
  const headers = names.map(
    (name) =>
      `    add_header ${name} ${varying.includes(name) ? variable(name) : quoted(everywhere[name] ?? '')} always;`,
  );
  const types = Object.entries(contentTypes).map(
    ([ending, type]) => `        ${bare(type)} ${ending};`,
  );
  const texts = Object.values(contentTypes)
    .filter((type) => type.includes('charset'))
    .map(bare)
    // Always included by nginx.
    .filter((type) => type !== 'text/html');

  return `${nginx.head}
# \`volatile\`: when a part of a file is asked for that it has not, nginx sees 200 first and 416 later.
map $status $cam_tay_place {
    volatile;
    default $uri;
    ~^[45] error;
}
${maps.join('\n')}
map $status $cam_tay_allow {
    default "";
    405 ${quoted(methods.join(', '))};
}
map $request_uri $cam_tay_spelling {
    default 0;
    ${quotedExpression(refusedSpelling)} 1;
}
map $uri $cam_tay_refused {
    # The page of the error itself, which nginx looks for under the refused address.
    volatile;
    default $cam_tay_spelling;
    /404.html 0;
}

server {
${nginx.server}    # ---------------------------------------------------------------------------------------------------------------
    # All headers stand here and in no \`location\`: one \`add_header\` in a location takes all of these away there.
${headers.join('\n')}
    add_header Allow $cam_tay_allow always;

    server_tokens off;
    # Which guide somebody reads is nobody's business. Errors are still written down.
    access_log off;

    types {
${types.join('\n')}
    }
    default_type ${otherType};
    charset utf-8;
    charset_types ${texts.join(' ')};

    # Compressed once, by the build; nothing is compressed here.
    gzip off;
    gzip_static on;
    gzip_proxied any;
    gzip_vary on;

    error_page 403 404 =404 /404.html;
    if ($request_method !~ "^(?:${methods.join('|')})$") {
        return 405;
    }
    if ($cam_tay_refused) {
        return 404;
    }
    location = /404.html {
        internal;
    }
    location ~ "${hiddenFile}" {
        return 404;
    }
    location ~ "^(?<cam_tay_folder>/(?:.*/)?)index\\.html$" {
        if (-f $request_filename) {
            return 308 $cam_tay_folder$is_args$args;
        }
        return 404;
    }
${Object.entries(namedTypes)
  .map(
    ([path, type]) => `    location = ${path} {
        types {}
        default_type ${bare(type)};
    }
`,
  )
  .join('')}    location ~ "/$" {
        try_files \${uri}index.html =404;
    }
    location / {
        try_files $uri @cam_tay_folder;
    }
    location @cam_tay_folder {
        # Only a folder that is a page, so nothing of the sender's gets into the answer.
        if (-f $document_root$uri/index.html) {
            return 308 $uri/$is_args$args;
        }
        return 404;
    }
    absolute_redirect off;
}
${nginx.others}`;
}

const bare = (type: string): string => type.replace(/;.*$/, '');
/** nginx reads `\\` within quotes as one, and leaves any other pair alone. */
const quotedExpression = (expression: string): string =>
  `"~${expression.replaceAll('\\\\', '\\\\\\\\')}"`;

/** `deploy/Caddyfile`. */
export function caddyfile({ headers: everywhere, caddy }: Standing = onInternet): string {
  const onlySome = varying
    .filter((name) => !(name in everywhere))
    .map((name) => `\t\t\theader -${name}`);
  const constant = Object.entries(everywhere)
    .filter(([name]) => name !== cache)
    .map(([name, value]) => `\t\t${name} ${quoted(value)}`);
  const special = paths.flatMap(({ pattern, headers }) =>
    Object.entries(headers).map(
      ([name, value]) => `\t\theader ${pattern} ${name} ${quoted(value)}`,
    ),
  );
  const types = Object.entries(contentTypes)
    .filter(([ending]) => ending !== 'html')
    .flatMap(([ending, type]) => [
      `\t\t@${ending} path *.${ending}`,
      `\t\theader @${ending} Content-Type ${quoted(type)}`,
    ])
    .concat(
      Object.entries(namedTypes).map(
        ([path, type]) => `\t\theader ${path} Content-Type ${quoted(type)}`,
      ),
    );
  const html = quoted(contentTypes.html ?? '');

  return `${caddy.head}
# Headers of every answer.
(cam-tay) {
	header {
${constant.join('\n')}
	}
	# \`defer\`: said last, where Caddy has put in its own.
	header {
		Vary Accept-Encoding
		-Server
		defer
	}
}

${caddy.site}
	# -----------------------------------------------------------------------------------------------------------------
	# \`route\` keeps the order of these lines; without it Caddy sorts them, and sw.js gets the headers of a page.
	route {
		import cam-tay
		header ${cache} ${quoted(everywhere[cache] ?? '')}
${special.join('\n')}
		header Content-Type ${quoted(otherType)}
		@html path */ *.html
		header @html Content-Type ${html}
${types.join('\n')}

		@method not method ${methods.join(' ')}
		error @method 405
		@spelling vars_regexp {http.request.orig_uri} \`${refusedSpelling}\`
		error @spelling 404
		@hidden path_regexp \`${hiddenFile}\`
		error @hidden 404
		error /404.html 404

		map {query} {cam_tay_query} {
			"" ""
			default "?{query}"
		}
		@index {
			path_regexp index ^(/(?:.*/)?)index\\.html$
			file
		}
		redir @index {re.index.1}{cam_tay_query} 308
		@folder {
			not path */
			file {path}/index.html
		}
		redir @folder {path}/{cam_tay_query} 308
		# A file is no folder, whatever stands behind it.
		@nofolder {
			path */
			not file {path}/index.html
		}
		error @nofolder 404

		file_server {
			precompressed br gzip
			disable_canonical_uris
		}
	}

	# An error starts anew: what is said above stays only where it is said again, and what only some paths have is taken away.
	handle_errors {
		route {
			import cam-tay
${onlySome.join('\n')}
			header ${cache} "no-store"
			header Content-Type ${html}
			# The whole page, also for those who asked for a part or have one already.
			request_header -Range
			request_header -If-*
			@method expression {http.error.status_code} == 405
			header @method Allow ${quoted(methods.join(', '))}
			@refused expression {http.error.status_code} != 404
			respond @refused "{http.error.status_code} {http.error.status_text}" {http.error.status_code}
			rewrite * /404.html
			file_server {
				precompressed br gzip
			}
		}
	}
}
${caddy.others}`;
}
