/**
 * Whether a page is shown inside another app (Zalo, Facebook, Messenger, Instagram, Line, TikTok or any Android app).
 * Such a window has no printing: `print()` is absent or does nothing, without an error
 * (https://github.com/learningequality/kolibri/issues/14555).
 *
 * @param userAgent - `navigator.userAgent`. On Android every app's window says `; wv)`; apps on iPhones name themselves.
 */
export const isWebView = (userAgent: string): boolean =>
  /;\s*wv\)|\bZalo\b|\bFB(?:AN|AV|_IAB)\b|\bInstagram\b|\bLine\/|\bmusical_ly\b|\bBytedanceWebview\b/i.test(
    userAgent,
  );
