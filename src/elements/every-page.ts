/**
 * The behaviour of all pages in one file: it is fetched once, and each element costs nothing where it is absent. What
 * stands on one kind of page alone is loaded by that page.
 */
import './text-size.ts';
import './tick-list.ts';
import './step-mode.ts';
import './offline.ts';
import './old-copy.ts';
import './open-now.ts';
