import { env } from "@/lib/env";
import { deliversByPusher } from "@/lib/realtime/transport";

const isDevelopment = process.env.NODE_ENV === "development";
const isHttps = () => env().APP_URL.startsWith("https://");

/** The realtime node as the browser reaches it: REALTIME_URL, or REALTIME_PORT on the page's own host. */
function realtimeOrigins(host: string): string {
  const { APP_URL, REALTIME_URL, REALTIME_PORT } = env();
  const at = (hostname: string) => `${isHttps() ? "https" : "http"}://${hostname}:${REALTIME_PORT}`;
  const asked = at(host.replace(/:\d+$/, ""));
  const url = REALTIME_URL ?? (URL.canParse(asked) ? asked : at(new URL(APP_URL).hostname));
  const { protocol, host: realtime } = new URL(url);
  return `${protocol}//${realtime} ${protocol === "https:" ? "wss" : "ws"}://${realtime}`;
}

/** Where pusher-js connects to. */
function pusherOrigins(): string {
  const { PUSHER_CLUSTER, PUSHER_URL } = env();
  if (!PUSHER_URL) return `wss://ws-${PUSHER_CLUSTER}.pusher.com`;
  return new URL(PUSHER_URL).origin.replace(/^http/, "ws");
}

/** The origin of GitHub avatars; none without GitHub sign-in. */
function avatarOrigins(): string[] {
  const { GITHUB_ID, GITHUB_URL } = env();
  if (!GITHUB_ID) return [];
  if (!GITHUB_URL) return ["https://avatars.githubusercontent.com"];
  const { protocol, host, origin } = new URL(GITHUB_URL);
  return [origin, `${protocol}//avatars.${host}`];
}

/** The servers of calls that browsers connect to themselves; media isn't subject to the policy. */
function callOrigins(): string[] {
  const { JANUS_URLS = [], TWILIO_API_KEY } = env();
  const janus = JANUS_URLS.map((url) => `${new URL(url).protocol}//${new URL(url).host}`);
  return TWILIO_API_KEY ? [...janus, "wss://*.vss.twilio.com"] : janus;
}

/**
 * The Content-Security-Policy of one response. Scripts run only with its nonce. Styles may be inline: positioning in
 * the editor and in floating layers sets style attributes.
 */
export function contentSecurityPolicy(nonce: string, host: string): string {
  return [
    "default-src 'self'",
    // React's development build evaluates code to rebuild call stacks.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    ["img-src 'self' data: blob:", ...avatarOrigins()].join(" "),
    "media-src 'self' blob:",
    "font-src 'self'",
    [
      "connect-src 'self'",
      deliversByPusher() ? pusherOrigins() : realtimeOrigins(host),
      ...callOrigins(),
    ].join(" "),
    // The service worker of web push; 'strict-dynamic' would refuse it.
    "worker-src 'self'",
    "manifest-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(isHttps() ? ["upgrade-insecure-requests"] : []),
  ].join("; ");
}

/** What only pages use, for calls and voice notes: ours alone, never what they embed. */
const permissions = (own: "(self)" | "()") =>
  `camera=${own}, microphone=${own}, display-capture=${own}, geolocation=(), payment=(), usb=()`;

export const SECURITY_HEADERS = {
  "x-content-type-options": "nosniff",
  "x-frame-options": "DENY",
  "referrer-policy": "strict-origin-when-cross-origin",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "permissions-policy": permissions("(self)"),
  ...(process.env.APP_URL?.startsWith("https://")
    ? { "strict-transport-security": "max-age=63072000; includeSubDomains" }
    : {}),
};

/** For what lies under /api, which is data and never a page. `serve` sets them: the middleware costs more than most endpoints. */
export const API_HEADERS = {
  ...SECURITY_HEADERS,
  "permissions-policy": permissions("()"),
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
};
