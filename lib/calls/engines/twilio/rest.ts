import { z } from "zod";
import { env } from "@/lib/env";

const PATIENCE_MS = 3_000;

/** What Twilio answers where a room of the name is in progress. */
const ROOM_EXISTS = 53113;

const Room = z.object({ sid: z.string(), status: z.enum(["in-progress", "completed", "failed"]) });
export type TwilioRoom = z.output<typeof Room>;
const Participants = z.object({ participants: z.array(z.object({ identity: z.string() })) });
const Problem = z.object({ code: z.number(), message: z.string() }).partial();

export class TwilioError extends Error {
  override name = "TwilioError";
  constructor(
    readonly status: number,
    readonly code: number | undefined,
    message: string,
  ) {
    super(message);
  }
}

/** One request to Twilio's Video REST API, or to the server at TWILIO_API_URL. */
async function ask<T extends z.ZodType>(
  schema: T,
  path: string,
  form?: Record<string, string | number>,
): Promise<z.output<T>> {
  const { TWILIO_API_KEY, TWILIO_API_SECRET, TWILIO_API_URL = "https://video.twilio.com" } = env();
  const key = Buffer.from(`${TWILIO_API_KEY}:${TWILIO_API_SECRET}`).toString("base64");
  const fields = Object.entries(form ?? {}).map(([name, value]) => [name, String(value)]);
  const response = await fetch(`${TWILIO_API_URL.replace(/\/$/, "")}/v1${path}`, {
    method: form ? "POST" : "GET",
    headers: { authorization: `Basic ${key}` },
    ...(form && { body: new URLSearchParams(fields) }),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const answer = await response.json().catch(() => null);
  if (response.ok) return schema.parse(answer);
  const { code, message = `It answers ${response.status}` } = Problem.safeParse(answer).data ?? {};
  throw new TwilioError(response.status, code, `Twilio: ${message}`);
}

/** Makes a room, or returns the one that is there. */
export async function openRoom(name: string, statusCallback: string | null): Promise<TwilioRoom> {
  try {
    return await ask(Room, "/Rooms", {
      ...{ UniqueName: name, Type: "group", MaxParticipants: 50, MaxParticipantDuration: 86_400 },
      // In minutes. We complete rooms ourselves; these are for what a killed process leaves.
      ...{ EmptyRoomTimeout: 60, UnusedRoomTimeout: 60 },
      ...(statusCallback && { StatusCallback: statusCallback, StatusCallbackMethod: "POST" }),
    });
  } catch (error) {
    if (error instanceof TwilioError && error.code === ROOM_EXISTS) return readRoom(name);
    throw error;
  }
}

export const readRoom = (sid: string): Promise<TwilioRoom> => ask(Room, `/Rooms/${sid}`);

export const completeRoom = (sid: string): Promise<TwilioRoom> =>
  ask(Room, `/Rooms/${sid}`, { Status: "completed" });

/** The identities of those who are in it: the ids of our participants. */
export async function listConnected(sid: string): Promise<string[]> {
  const path = `/Rooms/${sid}/Participants?Status=connected&PageSize=100`;
  return (await ask(Participants, path)).participants.map(({ identity }) => identity);
}

export const disconnect = (sid: string, identity: string): Promise<unknown> =>
  ask(z.unknown(), `/Rooms/${sid}/Participants/${identity}`, { Status: "disconnected" });

/** @throws unless the keys are right */
export const checkTwilio = (): Promise<unknown> => ask(z.unknown(), "/Rooms?PageSize=1");

/** Whether there is nothing more to do: the room or participant isn't there, or in that state already. */
export const isGone = (error: unknown): boolean =>
  error instanceof TwilioError && [400, 404, 409].includes(error.status);
