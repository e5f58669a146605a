import { encode } from 'uqr';

const svg = 'http://www.w3.org/2000/svg';

/** Empty modules around the code: scanners need four (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as a drawing, black on white in every theme; up to 15 % of it may be hidden (level M) or more. */
export function drawQr(text: string, name: string): SVGElement {
  const { data, size } = encode(text, { ecc: 'M', boostEcc: true, border: 0 });
  const drawing = document.createElementNS(svg, 'svg');
  const side = size + 2 * quiet;
  drawing.setAttribute('viewBox', `0 0 ${side} ${side}`);
  drawing.setAttribute('shape-rendering', 'crispEdges');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', name);
  const path = (d: string, fill: string): SVGElement => {
    const element = document.createElementNS(svg, 'path');
    element.setAttribute('d', d);
    element.setAttribute('fill', fill);
    return element;
  };
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${x + quiet} ${y + quiet}h1v1h-1z`] : [])),
  );
  drawing.append(path(`M0 0h${side}v${side}H0z`, '#fff'), path(dark.join(''), '#000'));
  return drawing;
}
