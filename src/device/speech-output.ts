/** Whether the browser has a voice of any kind. WebViews of Android, so Zalo's browser, have none. */
export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;
}

/** Browsers write `vi-VN`, some WebViews `vi_VN`. */
const speaks =
  (language: string) =>
  ({ lang }: SpeechSynthesisVoice): boolean =>
    lang.toLowerCase().split(/[-_]/)[0] === language;

/** The best voice of a language that is known now: one on the device before one that sends the text away. */
function known(language: string): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(speaks(language));
  return voices.find(({ localService }) => localService) ?? voices[0];
}

/**
 * A voice of a language (`vi`, `en`); undefined when the device has none. Browsers tell of their voices late, some in several goes:
 * none is believed only after a while.
 *
 * @param patience - milliseconds.
 */
export function voiceOf(
  language: string,
  patience = 2_000,
): Promise<SpeechSynthesisVoice | undefined> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener?.('voiceschanged', look);
      resolve(known(language));
    };
    const look = (): void => {
      if (known(language)) done();
    };
    const timer = setTimeout(done, patience);
    speechSynthesis.addEventListener?.('voiceschanged', look);
    look();
  });
}

/** Must run inside a tap: iPhones let a page speak later only when it has spoken, be it nothing, in one. */
export function unlockSpeech(): void {
  speechSynthesis.speak(new SpeechSynthesisUtterance(''));
}
