import type { Page } from '@playwright/test';

/** How the photo of a paper was taken. Lengths are shares of the picture, unless they say otherwise. */
export interface PaperPhoto {
  /** Pixels of the photo. */
  readonly width?: number;
  readonly height?: number;
  /** Radius of the blur on the photo, in pixels. */
  readonly blur?: number;
  /** What is left of the light: 1 is a bright room. */
  readonly light?: number;
  /** Radius of a spot that shines. */
  readonly glare?: number;
  /** How much light is too much: 1 is none, 3 washes the print out. */
  readonly exposure?: number;
  /** Turned to the right, in degrees. */
  readonly tilt?: number;
  /** Width of the sheet, and where its middle is. */
  readonly sheet?: number;
  readonly x?: number;
  readonly y?: number;
  /** Lightness of the table, 0 to 255. */
  readonly table?: number;
  readonly words?: string;
}

/** The JPEG of a page of print on a table, as a phone would take it. Always the same for the same wishes. */
export async function paperPhoto(page: Page, wishes: PaperPhoto = {}): Promise<Buffer> {
  const base64 = await page.evaluate(async (asked) => {
    const { width = 1500, height = 2000, blur = 0, light = 1, glare = 0, exposure = 1 } = asked;
    const { tilt = 0, sheet = 0.84, x = 0.5, y = 0.5, table = 70, words = 'Giấy' } = asked;
    const canvas = Object.assign(document.createElement('canvas'), { width, height });
    const pen = canvas.getContext('2d');
    if (!pen) throw new Error('no canvas');
    pen.fillStyle = `rgb(${table}, ${Math.round(table * 0.8)}, ${Math.round(table * 0.6)})`;
    pen.fillRect(0, 0, width, height);
    pen.filter = blur > 0 ? `blur(${blur}px)` : 'none';
    pen.translate(x * width, y * height);
    pen.rotate((tilt * Math.PI) / 180);
    const across = sheet * width;
    const [left, top] = [-across / 2, -(across * 297) / 210 / 2];
    pen.fillStyle = 'rgb(222, 220, 214)';
    pen.fillRect(left, top, across, (across * 297) / 210);
    const mm = across / 210;
    pen.fillStyle = 'rgb(40, 40, 44)';
    pen.font = `bold ${5.6 * mm}px serif`;
    pen.fillText(words.toUpperCase(), left + 60 * mm, top + 25 * mm);
    for (let line = 0; line < 40; line += 1) {
      // 9 to 12 points, of 0.353 mm each.
      pen.font = `${(9 + (line % 4)) * 0.353 * mm}px serif`;
      pen.fillText(
        `${line + 1}. Họ, chữ đệm, tên: Nguyễn Văn A; ngày sinh: 08/3/2026; nơi sinh: Cai Lậy, Đồng Tháp.`,
        left + 22 * mm,
        top + (40 + line * 5.8) * mm,
      );
    }
    pen.strokeStyle = 'rgb(190, 40, 40)';
    pen.lineWidth = 1.2 * mm;
    pen.beginPath();
    pen.arc(left + 155 * mm, top + 255 * mm, 16 * mm, 0, 7);
    pen.stroke();
    pen.setTransform(1, 0, 0, 1, 0, 0);
    pen.filter = 'none';
    if (glare > 0) {
      const spot = pen.createRadialGradient(
        width * 0.6,
        height * 0.4,
        0,
        width * 0.6,
        height * 0.4,
        glare * width * 1.5,
      );
      spot.addColorStop(0, 'rgba(255, 255, 255, 1)');
      spot.addColorStop(0.66, 'rgba(255, 255, 255, 1)');
      spot.addColorStop(1, 'rgba(255, 255, 255, 0)');
      pen.fillStyle = spot;
      pen.fillRect(0, 0, width, height);
    }
    // Light, too much of it, and the noise of a small sensor, from a generator that is always the same.
    const pixels = pen.getImageData(0, 0, width, height);
    let seed = 7;
    for (let at = 0; at < pixels.data.length; at += 4) {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      const noise = ((seed >> 16) % 9) - 4;
      for (let channel = 0; channel < 3; channel += 1) {
        const value = pixels.data[at + channel] ?? 0;
        const bright =
          exposure === 1 ? value * light : 255 - (255 - value) / exposure + exposure * 8;
        pixels.data[at + channel] = bright + noise;
      }
    }
    pen.putImageData(pixels, 0, 0);
    return canvas.toDataURL('image/jpeg', 0.85).split(',')[1] ?? '';
  }, wishes);
  return Buffer.from(base64, 'base64');
}

/** The JPEG of a drawn portrait: a head and shoulders before a background. */
export async function portraitPhoto(
  page: Page,
  {
    background = '#f4f4f2',
    stripes = false,
    light = 1,
    blur = 0,
    width = 1200,
    height = 1600,
  } = {},
): Promise<Buffer> {
  const base64 = await page.evaluate(
    (asked) => {
      const { width, height } = asked;
      const canvas = Object.assign(document.createElement('canvas'), { width, height });
      const pen = canvas.getContext('2d');
      if (!pen) throw new Error('no canvas');
      pen.fillStyle = asked.background;
      pen.fillRect(0, 0, width, height);
      pen.fillStyle = '#4a4038';
      if (asked.stripes)
        for (let x = 0; x < width; x += width / 8) pen.fillRect(x, 0, width / 20, height);
      pen.filter = asked.blur > 0 ? `blur(${asked.blur}px)` : 'none';
      pen.fillStyle = '#2a4a78';
      pen.beginPath();
      pen.ellipse(width / 2, height * 1.02, width * 0.38, height * 0.32, 0, 0, 7);
      pen.fill();
      pen.fillStyle = '#c99a76';
      pen.beginPath();
      pen.ellipse(width / 2, height * 0.42, width * 0.19, height * 0.2, 0, 0, 7);
      pen.fill();
      pen.fillStyle = '#1d1714';
      pen.beginPath();
      pen.ellipse(width / 2, height * 0.29, width * 0.2, height * 0.09, 0, 0, 7);
      pen.fill();
      for (const side of [-1, 1]) {
        pen.beginPath();
        pen.ellipse(
          width / 2 + side * width * 0.07,
          height * 0.41,
          width * 0.025,
          height * 0.01,
          0,
          0,
          7,
        );
        pen.fill();
      }
      pen.strokeStyle = '#8a4a44';
      pen.lineWidth = width * 0.008;
      pen.beginPath();
      pen.arc(width / 2, height * 0.49, width * 0.05, 0.3, 2.8);
      pen.stroke();
      pen.filter = 'none';
      pen.fillStyle = `rgba(0, 0, 0, ${1 - asked.light})`;
      pen.fillRect(0, 0, width, height);
      return canvas.toDataURL('image/jpeg', 0.9).split(',')[1] ?? '';
    },
    { background, stripes, light, blur, width, height },
  );
  return Buffer.from(base64, 'base64');
}
