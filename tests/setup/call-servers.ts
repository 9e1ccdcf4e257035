import { janusToken } from "../../lib/calls/engines/janus/token.ts";
import { JANUS, noJanus, startJanus } from "./janus-server.ts";
import { startTwilioSignalling } from "./twilio-signalling.ts";

let janus: Awaited<ReturnType<typeof startJanus>> | undefined;
let twilio: Awaited<ReturnType<typeof startTwilioSignalling>> | undefined;

/** Servers of calls for tests in a browser, which can't start any: Vitest runs these on its own side. */
export const callServers = {
  async startJanus() {
    if (noJanus) return { reason: noJanus };
    janus = await startJanus();
    return { url: janus.url, token: janusToken(JANUS.tokenSecret, 600), adminKey: JANUS.adminKey };
  },
  stopJanus: async () => janus?.stop(),
  async startTwilio() {
    twilio = await startTwilioSignalling();
    return { url: twilio.url };
  },
  completeTwilioRoom: async (_: unknown, name: string) => twilio?.complete(name),
  stopTwilio: async () => void (await twilio?.stop()),
};

declare module "vitest/browser" {
  interface BrowserCommands {
    startJanus: () => Promise<{ reason: string } | { url: string; token: string; adminKey: string }>;
    stopJanus: () => Promise<void>;
    startTwilio: () => Promise<{ url: string }>;
    completeTwilioRoom: (name: string) => Promise<void>;
    stopTwilio: () => Promise<void>;
  }
}
