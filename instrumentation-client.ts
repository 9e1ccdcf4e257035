// Runs before any other script of ours. zod compiles schemas with `new Function`, which the Content-Security-Policy
// refuses and browsers report as a violation; told so beforehand, it doesn't try.
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });

// The browser says once, and early, that the app can be installed; the menu that offers it is loaded later.
addEventListener("beforeinstallprompt", (event) => {
  window.installPrompt = event;
});
