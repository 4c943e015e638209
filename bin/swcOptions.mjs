// How TypeScript becomes JavaScript: one set of options for bin/build.mjs (dist/) and jest.config.mjs (tests),
// so that a test never runs other code than the product. Decorator metadata is what type-graphql and TypeORM reflect on.
export const swcOptions = {
  swcrc: false,
  configFile: false,
  sourceMaps: true,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
  },
  module: { type: 'commonjs' },
};
