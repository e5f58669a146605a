/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** Names this build; see `scripts/build-id.ts`. */
  readonly BUILD_ID: string;
  /** The day in Vietnam that the build is of; known to the service worker alone. */
  readonly BUILD_DAY: string;
  /** Whether ready hand-outs are published with this build (`npm run build -- --handouts DIR`). */
  readonly HANDOUTS: boolean;
  /** Languages of the content but Vietnamese. */
  readonly LANGUAGES: readonly string[];
}

declare namespace App {
  interface Locals {
    /** The language of the address, so of the frame around each page. */
    frame: import('./i18n/registry.ts').Language;
    /** The language of what the page says: Vietnamese until the page says that it is translated (`src/pages/_language.ts`). */
    language: import('./i18n/registry.ts').Language;
    /** Into which languages the page is translated. */
    translatedTo: readonly import('./i18n/registry.ts').Language[];
    /** Its Vietnamese side changed after the translation. */
    isOutdated: boolean;
  }
}
