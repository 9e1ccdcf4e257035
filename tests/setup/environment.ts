// Before any module reads the environment. Limits are the real ones: `request.ts` gives each call its own address.
Object.assign(process.env, {
  AUTH_SECRET: "a secret of the tests, of more than 32 characters",
  APP_URL: "http://localhost:3000",
  // Nothing listens there, unlike at the default, where an instance on this machine may.
  REALTIME_INTERNAL_URL: "http://127.0.0.1:9",
  FILES_DIR: `.cache/test-files/${process.env.VITEST_POOL_ID ?? 0}`,
  // Passwords are hashed by the hundred.
  PASSWORD_MEMORY_KIB: "1024",
  LOG_LEVEL: process.env.LOG_LEVEL ?? "silent",
});
delete process.env.REDIS_URL;
delete process.env.SMTP_URL;
