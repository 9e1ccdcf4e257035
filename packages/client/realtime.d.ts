import type { ConnectOptions } from "./index.js";

type RealtimeToken = { token: string; url: string | null; port: number };

export function connectEvents(
  options: ConnectOptions & {
    base: string;
    token: () => Promise<RealtimeToken>;
    // biome-ignore lint/suspicious/noExplicitAny: the public type names each event's data
    handlers: Record<string, (data: any) => void>;
  },
): { close(): void };
