const drawing =
  '<path fill="#0b5d3b" d="M14 0h36a14 14 0 0 1 14 14v36a14 14 0 0 1-14 14H14A14 14 0 0 1 0 50V14A14 14 0 0 1 14 0"/><path fill="#fff" d="M16 21a6 6 0 1 1 12 0 6 6 0 0 1-12 0M37 17a6 6 0 1 1 12 0 6 6 0 0 1-12 0"/><path fill="none" stroke="#ffc83d" stroke-width="7" stroke-linecap="round" d="M12 42c6-10 13-11 18-5s12 5 22-7"/>';

/**
 * The mark of the site as it stands in the header of every page: for a phone on its first visit one more file costs more
 * than these bytes. It says nothing: the name stands beside it.
 */
export const mark = `<svg width="40" height="40" aria-hidden="true" viewBox="0 0 64 64">${drawing}</svg>`;

/** The same as a file: the icon of tabs and of sheets. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64"><title>Cầm Tay</title>${drawing}</svg>`;
