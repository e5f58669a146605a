import { vietnameseNotices } from './changes.ts';
import { vietnameseDirectory } from './directory.ts';
import { vietnameseFiled } from './filed.ts';
import { vietnameseFormerUnits } from './former-units.ts';
import { vietnameseKeeping } from './notebook.ts';
import { vietnameseOldCopy } from './old-copy.ts';
import { vietnameseOpeningHours, vietnameseOpeningWeek } from './opening-hours.ts';
import { vietnamesePacks } from './packs.ts';
import { vietnamesePages } from './pages.ts';
import { vietnameseReadAloud } from './read-aloud.ts';
import { vietnameseResultDate } from './result-date.ts';
import { vietnameseSearch } from './search.ts';
import { vietnameseShare } from './share.ts';
import { vietnameseSteps } from './steps.ts';
import { vi } from './vi.ts';

/**
 * Everything that another language has to say: the frame, and the pages that are translated. What stands on other
 * pages alone (settings, rating, results, tools) is said in Vietnamese only.
 */
export const vietnamese = {
  site: vi,
  pages: vietnamesePages,
  steps: vietnameseSteps,
  notices: vietnameseNotices,
  directory: vietnameseDirectory,
  filed: vietnameseFiled,
  formerUnits: vietnameseFormerUnits,
  keeping: vietnameseKeeping,
  oldCopy: vietnameseOldCopy,
  openingHours: vietnameseOpeningHours,
  openingWeek: vietnameseOpeningWeek,
  packs: vietnamesePacks,
  readAloud: vietnameseReadAloud,
  resultDate: vietnameseResultDate,
  search: vietnameseSearch,
  share: vietnameseShare,
};

/** What every language must say. */
export type Words = typeof vietnamese;

/** What scripts say as well, in the `default` of a message file; `pages` stands beside it. */
export type SpokenWords = Omit<Words, 'pages'>;
