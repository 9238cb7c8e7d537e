import { defineConfig } from 'vitest/config';

export default defineConfig({
  define: { __CHAT_FILE__: JSON.stringify('assets/chat-test.js') },
  test: { environment: 'happy-dom', include: ['tests/**/*.test.ts'], restoreMocks: true, maxWorkers: 1 },
});
