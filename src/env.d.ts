/// <reference types="astro/client" />

interface ImportMetaEnv {
  /** Names this build; see `scripts/build-id.ts`. */
  readonly BUILD_ID: string;
  /** Whether ready hand-outs are published with this build (`npm run build -- --handouts DIR`). */
  readonly HANDOUTS: boolean;
}
