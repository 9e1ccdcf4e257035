// Runs before any other script of ours. zod compiles schemas with `new Function`, which the Content-Security-Policy
// refuses and browsers report as a violation; told so beforehand, it doesn't try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
