import type { Actor } from "@/lib/auth/actor";
import { assertGranted } from "@/lib/auth/grant";
import { AppError, notFound } from "@/lib/http/errors";
import { deliversByPusher } from "@/lib/realtime/transport";
import { deliverEvents, findEvent } from "./deliver";
import { giveNames } from "./names";
import { pusher } from "./pusher";
import { roomsOf } from "./rooms";

/** The channels of all that an actor may hear, signed for their socket; and who they are, by which a session is ended. */
export async function enterRooms(actor: Actor, socketId: string) {
  if (!deliversByPusher()) throw new AppError("conflict", "Events come from the realtime node here.");
  assertPerson(actor);
  const names = await giveNames(await roomsOf(actor));
  const channels = [...names.values()].map((name) => ({
    name,
    ...pusher().authorizeChannel(socketId, name),
  }));
  const { auth, user_data = "" } = pusher().authenticateUser(socketId, { id: actor.sessionId });
  return { channels, user: { auth, user_data } };
}

export async function getEvent(actor: Actor, eventId: string) {
  assertPerson(actor);
  const found = await findEvent(eventId);
  const rooms = new Set(found && (await roomsOf(actor)));
  if (!found || ![found.room].flat().some((room) => rooms.has(room))) throw notFound("event");
  if (found.except?.some((room) => rooms.has(room))) throw notFound("event");
  return { event: found.event, data: found.data };
}

/** The bounds of a key leave out single events, which Pusher can't; the realtime node does. */
const assertPerson = (actor: Actor) => assertGranted(actor, { scope: "account:security" });

export const deliverWaiting = async () => ({ delivered: await deliverEvents() });
