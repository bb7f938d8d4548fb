import prettier from 'eslint-config-prettier/flat'
import vue from 'eslint-plugin-vue'
import { defineConfig } from 'eslint/config'
import ts from 'typescript-eslint'
import { fileNames } from './build/lint/fileNames.mjs'
import { importTable } from './build/lint/importTable.mjs'
import { typedParser } from './build/lint/typedParser.mjs'

// Rules that need the types read the whole program first: the full check asks for them, an editor needn't.
const withTypes = process.env.LAIKE_LINT === 'full'

export default defineConfig(
  {
    // The last is what a build that runs meanwhile reads its config from.
    ignores: ['node_modules/', 'out/', 'dist/', 'test-results/', 'resources/', '*.config.ts.*.mjs'],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },

  ts.configs.recommended,
  vue.configs['flat/recommended'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: ts.parser } },
    rules: {
      'vue/multi-word-component-names': 'off',
      'vue/require-default-prop': 'off',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/no-v-html': 'error',
      // Whatever is read by people comes from the two languages in shared/locales/.
      'vue/no-bare-strings-in-template': 'error',
    },
  },
  prettier,

  {
    plugins: { laike: { rules: { 'import-table': importTable, 'file-names': fileNames } } },
    rules: {
      'laike/import-table': 'error',
      'laike/file-names': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'prefer-const': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true, 'ts-check': true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
    },
  },
  { files: ['{shared,renderer}/**/*.{ts,vue}'], rules: { 'no-console': 'error' } },
  {
    // Tests of types prove that a mistake does not compile.
    files: ['**/*.test.ts', '**/*.test-d.ts'],
    rules: {
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': 'allow-with-description', 'ts-ignore': true, 'ts-nocheck': true },
      ],
    },
  },
  {
    files: ['shared/locales/**', '**/migrations/**'],
    rules: { 'max-lines': 'off' },
  },
  {
    files: ['*.config.{ts,js}', '**/*.vue', '**/*.d.ts'],
    rules: { 'no-restricted-exports': 'off' },
  },

  withTypes
    ? [
        {
          files: ['**/*.ts', '**/*.vue'],
          languageOptions: {
            parserOptions: { projectService: true, extraFileExtensions: ['.vue'] },
          },
          rules: {
            '@typescript-eslint/no-floating-promises': 'error',
            '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
          },
        },
        { files: ['**/*.ts'], languageOptions: { parser: typedParser } },
        {
          files: ['**/*.vue'],
          languageOptions: { parserOptions: { parser: typedParser } },
        },
      ]
    : [],
)
