/** The part of `jsonld` that our tests use; the package brings no types. */
declare module 'jsonld' {
  interface Term {
    readonly termType: string;
    readonly value: string;
    readonly language?: string;
    readonly datatype?: { readonly value: string };
  }
  interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
  }
  interface Options {
    readonly documentLoader: (address: string) => Promise<never>;
    /** What would be lost is an error. */
    readonly safe: true;
  }
  const jsonld: {
    toRDF(document: object, options: Options & { format: 'application/n-quads' }): Promise<string>;
    toRDF(document: object, options: Options): Promise<readonly Quad[]>;
  };
  export default jsonld;
}
