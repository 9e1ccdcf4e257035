import { AppError } from "@/lib/http/errors";

/**
 * Whether Pusher delivers events: where it is configured and no realtime host is named. Read without `env()`, since
 * statements are composed as modules load, and a build has no environment.
 */
export const deliversByPusher = (): boolean => Boolean(process.env.PUSHER_KEY) && !process.env.REALTIME_URL;

/** @throws AppError conflict where what needs a process that keeps connections open can't be had: "Calls need" */
export function assertRealtimeHost(whatNeeds: string): void {
  if (deliversByPusher())
    throw new AppError("conflict", `${whatNeeds} the realtime host, which this Guildhall runs without.`);
}
