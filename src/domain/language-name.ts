/** A folder below `content/` that is a language, and the first part of its addresses (BCP 47, lower case). */
export const languageName = /^[a-z]{2,3}$/;
