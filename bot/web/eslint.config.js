import js from '@eslint/js';
import tseslint from 'typescript-eslint';

const node = Object.fromEntries(
  ['console', 'process', 'URL', 'setTimeout', 'globalThis', 'document', 'getComputedStyle', 'navigator', 'performance', 'requestAnimationFrame', 'KeyboardEvent'].map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['dist/', 'node_modules/', 'shots/'] },
  js.configs.recommended,
  {
    files: ['src/**/*.ts', 'tests/**/*.ts', 'vitest.config.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Index signatures are read with brackets: tsc's noUncheckedIndexedAccess then shows the gap.
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      'max-lines': ['error', 250],
      'no-restricted-syntax': [
        'error',
        { selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]', message: 'Text is shown as text.' },
        { selector: 'ImportDeclaration[source.value=/unsafe-html|unsafe-svg/]', message: 'Text is shown as text.' },
      ],
    },
  },
  { files: ['scripts/*.mjs', 'tests/*.mjs', 'eslint.config.js'], languageOptions: { globals: node } },
);
