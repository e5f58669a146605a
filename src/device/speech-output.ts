/** Whether the browser has a voice of any kind. WebViews of Android, so Zalo's browser, have none. */
export function canSpeak(): boolean {
  return 'speechSynthesis' in globalThis && 'SpeechSynthesisUtterance' in globalThis;
}

const isVietnamese = ({ lang }: SpeechSynthesisVoice): boolean => /^vi(?:[-_]|$)/i.test(lang);

/** The best Vietnamese voice that is known now: one on the device before one that sends the text away. */
function known(): SpeechSynthesisVoice | undefined {
  const voices = speechSynthesis.getVoices().filter(isVietnamese);
  return voices.find(({ localService }) => localService) ?? voices[0];
}

/**
 * A Vietnamese voice; undefined when the device has none. Browsers tell of their voices late, some in several goes:
 * none is believed only after a while.
 *
 * @param patience - milliseconds.
 */
export function vietnameseVoice(patience = 2_000): Promise<SpeechSynthesisVoice | undefined> {
  return new Promise((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      speechSynthesis.removeEventListener?.('voiceschanged', look);
      resolve(known());
    };
    const look = (): void => {
      if (known()) done();
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
