/** Behaviour of guides, lessons, services and procedures in one file: each element costs nothing where it is absent. */
import './share-page.ts';
import './read-aloud.ts';
import './keep-page.ts';
import { whenSeen } from './when-seen.ts';

// What few pages have, or what stands at their end, is fetched only there.
if (document.querySelector('case-chooser')) void import('./case-chooser.ts');
if (document.querySelector('result-day:not(file-keeper *)')) void import('./result-day.ts');
whenSeen('file-keeper', () => import('./file-keeper.ts'));
