/**
 * The AI SDK, loaded at first use. Models are always objects: a name would be sent to a gateway of the SDK's maker.
 * Its warnings quote prompts, so they aren't printed.
 */
export async function loadSdk() {
  globalThis.AI_SDK_LOG_WARNINGS = false;
  globalThis.AI_SDK_DEFAULT_PROVIDER ??= new Proxy(
    {} as NonNullable<typeof globalThis.AI_SDK_DEFAULT_PROVIDER>,
    {
      get: () => {
        throw new Error("A model must be an object of lib/ai/models, not a name");
      },
    },
  );
  return import("ai");
}
