/** The part of `datapackage`, Frictionless's own implementation, that our tests use; the package brings no types. */
declare module 'datapackage' {
  interface Table {
    read(options: {
      readonly relations: boolean;
      readonly cast: boolean;
    }): Promise<readonly unknown[]>;
  }
  interface Loaded {
    getResource(name: string): Table | null;
  }
  const datapackage: {
    readonly Package: {
      load(
        descriptor: object,
        options: { readonly basePath: string; readonly strict: boolean },
      ): Promise<Loaded>;
    };
    validate(
      descriptor: object,
    ): Promise<{ readonly valid: boolean; readonly errors: readonly Error[] }>;
  };
  export default datapackage;
}
