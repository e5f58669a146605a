/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** Names this build; see `scripts/build-id.ts`. */
  readonly BUILD_ID: string;
}
