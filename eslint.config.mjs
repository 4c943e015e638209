// Lint rules: mistakes that types do not catch, and the habits of docs and CONTRIBUTING that a machine can check.
// No "use import type" rule anywhere: its fix erases classes that decorators reflect on.
import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const environment = {
  object: 'process',
  property: 'env',
  message:
    'Read the environment in a config.ts only, so that every setting is checked, documented and listed when faulty.',
};
const clock = [
  { object: 'Date', property: 'now', message: 'The domain knows no clock: take the instant as a parameter.' },
  { object: 'Math', property: 'random', message: 'The domain is deterministic: take what is random as a parameter.' },
];
const defaultExport = {
  selector: 'ExportDefaultDeclaration',
  message: 'No default exports: a name that is the same everywhere can be searched for.',
};
const unfinishedTest = {
  selector: 'MemberExpression[object.name=/^(it|test|describe)$/][property.name=/^(only|skip|todo|failing)$/]',
  message: 'A committed test runs, and so do its neighbours.',
};
const currentDate = {
  selector: "NewExpression[callee.name='Date'][arguments.length=0]",
  message: 'The domain knows no clock: take the instant as a parameter.',
};

const typedRules = {
  '@typescript-eslint/no-floating-promises': 'error',
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
  // An async function without await is how an interface that returns a promise is met synchronously.
  '@typescript-eslint/require-await': 'off',
  // Finds no mistakes: it would have `query<Row[]>()` written instead of `query() as Row[]`, both unchecked.
  '@typescript-eslint/no-unnecessary-type-assertion': 'off',
  // graphql-js compares its enum `Kind` with plain strings all over.
  '@typescript-eslint/no-unsafe-enum-comparison': 'off',
  '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
};

const shapeRules = {
  eqeqeq: 'error',
  // Where a reader is lost; the aim is below (150 lines a file, 40 a function, 4 parameters).
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', 5],
  'no-console': 'error',
  'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'], location: 'anywhere' }],
  'no-restricted-properties': ['error', environment],
  'no-restricted-syntax': ['error', defaultExport, unfinishedTest],
  'no-restricted-imports': [
    'error',
    {
      paths: ['process', 'node:process'].map((name) => ({
        name,
        importNames: ['env', 'default'],
        message: environment.message,
      })),
    },
  ],
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', '.data/', 'bench/peers/', '**/*.html'] },
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: { ...typedRules, ...shapeRules },
  },
  {
    files: ['subgraphs/*/domain/**/*.ts'],
    rules: {
      'no-restricted-properties': ['error', environment, ...clock],
      'no-restricted-syntax': ['error', defaultExport, unfinishedTest, currentDate],
    },
  },
  {
    files: ['**/config.ts', 'bin/**', 'test/**', 'bench/**'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['bin/**', 'bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    // A describe block is one function, a table of cases is long; answers of a server are JSON of any shape.
    files: ['test/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      'no-console': 'off',
      '@typescript-eslint/no-explicit-any': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    // jest calls the default export of these two.
    files: ['test/support/mariadbSetup.ts', 'test/support/mariadbTeardown.ts'],
    rules: { 'no-restricted-syntax': ['error', unfinishedTest] },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: {
        console: 'readonly',
        process: 'readonly',
        performance: 'readonly',
        Buffer: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', __dirname: 'readonly' },
    },
  },
);
