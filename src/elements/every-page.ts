/**
 * The behaviour of all pages in one file, with that of guides, lessons, services and procedures: it is fetched once, and
 * each element costs nothing where it is absent. A second file would cost a phone more than its bytes. What stands on one
 * kind of page alone is loaded by that page.
 */
import './text-size.ts';
import './tick-list.ts';
import './step-mode.ts';
import './case-chooser.ts';
import './offline.ts';
import './old-copy.ts';
import './open-now.ts';
import './share-page.ts';
import './read-aloud.ts';
import './keep-page.ts';
import { whenSeen } from './when-seen.ts';

// What few pages have, or what stands at their end, is fetched only there.
if (document.querySelector('result-day:not(file-keeper *)')) void import('./result-day.ts');
whenSeen('file-keeper', () => import('./file-keeper.ts'));
