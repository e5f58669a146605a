import { load, save } from './store.ts';

/**
 * How the pages look on this device. `deploy/first-look.ts`, a script inside each page, puts on what is kept before the
 * first paint. Everything else is here.
 */

/** Percent of the browser's own text size. */
export const textSizes = [100, 125, 150, 200] as const;
export type TextSize = (typeof textSizes)[number];

/** What can be chosen beside the size of the text; what is not chosen is as the phone has it. */
export const lookChoices = {
  contrast: ['high'],
  colours: ['light', 'dark'],
  motion: ['less'],
} as const;
export type LookName = keyof typeof lookChoices;
export type Look = { [Name in LookName]?: (typeof lookChoices)[Name][number] };

/** The size that is kept; a size that no release of ours offers any more is the normal one. */
export function textSize(): TextSize {
  const kept = load<number>('text-size', 100);
  return textSizes.find((size) => size === kept) ?? 100;
}

/** The choices that are kept. */
export function look(): Look {
  const kept = load<Record<string, unknown> | null>('look', null);
  return Object.fromEntries(
    Object.entries(lookChoices).flatMap(([name, values]) =>
      values.filter((value) => value === kept?.[name]).map((value) => [name, value]),
    ),
  );
}

/** Makes the page look as it is kept on the device; `styles/tokens.css` and `base.css` read these attributes. */
export function applyLook(): void {
  const { dataset } = document.documentElement;
  const now = look();
  for (const name of Object.keys(lookChoices) as LookName[]) {
    const value = now[name];
    if (value) dataset[name] = value;
    else delete dataset[name];
  }
  dataset.text = String(textSize());
}

export function chooseTextSize(size: TextSize): void {
  save('text-size', size);
  applyLook();
}

/** @param value - left out: as the phone has it. */
export function chooseLook<Name extends LookName>(name: Name, value: Look[Name] | undefined): void {
  const { [name]: _, ...others } = look();
  save('look', value ? { ...others, [name]: value } : others);
  applyLook();
}

// “Back” shows a page as it was left, and another tab may have changed what is kept.
window.addEventListener('pageshow', ({ persisted }) => persisted && applyLook());
addEventListener('storage', applyLook);
