import { log } from "@/lib/log";

/** Libraries (Hocuspocus) print whole errors, whose messages can quote content. Only their kind gets into our log. */
export function quietLibraries(): void {
  const brief = (value: unknown) =>
    value instanceof Error ? { name: value.name, code: (value as { code?: unknown }).code } : undefined;
  console.error = (...args: unknown[]) => {
    const error = args.map(brief).find(Boolean);
    // Refusals without a message are ours, and logged where they were made.
    if (args.some((arg) => arg instanceof Error && arg.message === "")) return;
    log.warn({ ...error, said: typeof args[0] === "string" ? args[0].slice(0, 120) : undefined }, "library");
  };
  console.warn = console.error;
}
