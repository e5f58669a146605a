/** The behaviour of all pages in one file: it is fetched once, and each element costs nothing where it is absent. */
import './text-size.ts';
import './tick-list.ts';
import './step-mode.ts';
import './offline.ts';
import './old-copy.ts';
import './save-pack.ts';
import './saved-pages.ts';
import './note-book.ts';
import './catalogue-filter.ts';
import './report-note.ts';
import './message-finder.ts';
import './unit-finder.ts';
import './open-now.ts';
