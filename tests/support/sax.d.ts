declare module 'sax' {
  interface Attribute {
    readonly name: string;
    readonly value: string;
    readonly uri: string;
  }
  interface Tag {
    readonly name: string;
    readonly local: string;
    readonly uri: string;
    readonly attributes: Readonly<Record<string, Attribute>>;
  }
  interface Parser {
    onopentag: (tag: Tag) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    onerror: (error: Error) => void;
    write(text: string): Parser;
    close(): Parser;
  }
  const sax: { parser(strict: boolean, options: { xmlns: boolean }): Parser };
  export default sax;
}
