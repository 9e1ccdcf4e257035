import Pusher from "pusher";
import { env } from "@/lib/env";

const TIMEOUT_MS = 5_000;

let client: Pusher | null = null;

export function pusher(): Pusher {
  if (client) return client;
  const { PUSHER_APP_ID, PUSHER_KEY, PUSHER_SECRET, PUSHER_CLUSTER: cluster, PUSHER_URL } = env();
  const app = { appId: PUSHER_APP_ID ?? "", key: PUSHER_KEY ?? "", secret: PUSHER_SECRET ?? "" };
  const url = PUSHER_URL ? new URL(PUSHER_URL) : null;
  const useTLS = url?.protocol !== "http:";
  client = url
    ? new Pusher({
        ...app,
        host: url.hostname,
        ...(url.port && { port: url.port }),
        useTLS,
        timeout: TIMEOUT_MS,
      })
    : new Pusher({ ...app, cluster, useTLS, timeout: TIMEOUT_MS });
  return client;
}

/** For the table of services: whether Pusher knows the app and takes our signature. */
export async function checkPusher(): Promise<void> {
  const { status } = await pusher().get({ path: "/channels" });
  if (status !== 200) throw new Error(`It answers ${status}`);
}
