import { z } from "zod";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { enqueue } from "@/lib/jobs/queue";
import { log } from "@/lib/log";
import type { Engine } from "../engine";
import { completeRoom, disconnect, isGone, openRoom, readRoom, type TwilioRoom } from "./rest";
import { twilioToken } from "./token";

/** Twilio can't take one back: the shorter, the sooner it lets nobody in who was put out. */
const TOKEN_SECONDS = 600;

export const TwilioExternal = z.object({ sid: z.string() });

/** Where Twilio reports what happens in a room; it signs that with the account's auth token, without which it is asked. */
export const statusCallbackUrl = () => new URL("/api/calls/twilio", env().APP_URL).href;

export const twilio: Engine = {
  isConfigured: () => Boolean(env().TWILIO_API_KEY),

  async open(callId) {
    const { sid } = await openRoom(callId, env().TWILIO_AUTH_TOKEN ? statusCallbackUrl() : null);
    return { sid };
  },

  async connect(call, participant) {
    const { sid } = TwilioExternal.parse(call.external);
    if ((await statusOf(sid)) !== "in-progress") {
      // Closed at Twilio, which we haven't heard of: then it's over for the others as well.
      await transaction((tx) => enqueue(tx, "calls.compareWithTwilio", {}));
      throw new AppError("conflict", "The call has ended.");
    }
    const expires = Math.floor(Date.now() / 1000) + TOKEN_SECONDS;
    return {
      kind: "TWILIO",
      token: await twilioToken(participant.id, sid, expires),
      room: sid,
      expiresAt: new Date(expires * 1000).toISOString(),
    };
  },

  async remove(call, participantId) {
    const { sid } = TwilioExternal.parse(call.external);
    await unlessGone(disconnect(sid, participantId));
  },

  async close(call) {
    const { sid } = TwilioExternal.parse(call.external);
    await unlessGone(completeRoom(sid));
  },
};

async function statusOf(sid: string): Promise<TwilioRoom["status"]> {
  try {
    return (await readRoom(sid)).status;
  } catch (error) {
    if (isGone(error)) return "completed";
    log.warn({ error: (error as Error).message }, "twilio away");
    throw new AppError("unavailable", "Twilio doesn’t answer. Guildhall keeps trying.");
  }
}

async function unlessGone(request: Promise<unknown>): Promise<void> {
  await request.catch((error) => {
    if (!isGone(error)) throw error;
  });
}
