interface Recognition extends EventTarget {
  lang: string;
  interimResults: boolean;
  start(): void;
  abort(): void;
}
interface Heard extends Event {
  readonly results: ArrayLike<ArrayLike<{ readonly transcript: string }>>;
}

/** Vietnamese speech as text, where the browser can hear; undefined elsewhere. One listening at a time. */
export function speechInput(): (() => Promise<string>) | undefined {
  const here = globalThis as unknown as Record<string, (new () => Recognition) | undefined>;
  const Recognizer = here.SpeechRecognition ?? here.webkitSpeechRecognition;
  if (!Recognizer) return undefined;
  let listening: Recognition | undefined;
  /** Resolves with what was heard, empty when nothing was; rejects when the browser may not or cannot listen. */
  return () =>
    new Promise((resolve, reject) => {
      listening?.abort();
      const recognition = new Recognizer();
      listening = recognition;
      recognition.lang = 'vi-VN';
      recognition.interimResults = false;
      let heard = '';
      recognition.addEventListener('result', (event) => {
        heard = (event as Heard).results[0]?.[0]?.transcript ?? '';
      });
      recognition.addEventListener('error', (event) => {
        const { error } = event as Event & { readonly error?: string };
        if (error !== 'no-speech' && error !== 'aborted') reject(new Error(error));
      });
      recognition.addEventListener('end', () => resolve(heard.replace(/[.?!]+$/, '')));
      recognition.start();
    });
}
