import { randomBytes } from "node:crypto";
import { z } from "zod";
import { feedIdOf } from "@/lib/calls/feed-id";
import { env } from "@/lib/env";
import { AppError } from "@/lib/http/errors";
import { log } from "@/lib/log";
import type { Engine } from "../engine";
import { iceServers } from "../ice";
import { atVideoRooms, JANUS_CODES, type VideoRoom } from "./client";
import { newRoom } from "./room";
import { admissionOf, janusToken, rankServers } from "./token";

/** A device asks for a new one in time; who was put out can't go on for longer with the old one. */
const TOKEN_SECONDS = 3_600;

const External = z.object({ url: z.string(), room: z.number(), secret: z.string(), pin: z.string() });
type External = z.output<typeof External>;

const newSecret = () => randomBytes(18).toString("base64url");
const create = (external: External) => newRoom(external, env().JANUS_ADMIN_KEY);

export const janus: Engine = {
  isConfigured: () => Boolean(env().JANUS_URLS),

  async open(callId) {
    const urls = rankServers(env().JANUS_URLS ?? [], callId);
    for (const [index, url] of urls.entries()) {
      const external = { url, room: feedIdOf(callId), secret: newSecret(), pin: newSecret() };
      try {
        await atVideoRooms(url, (rooms) => rooms.request(create(external)));
        return external;
      } catch (error) {
        if (index === urls.length - 1) throw error;
        log.warn({ callId, error: (error as Error).message }, "janus away");
      }
    }
    throw new Error("JANUS_URLS is empty");
  },

  async connect(call, participant) {
    const external = External.parse(call.external);
    const { url, room, secret, pin } = external;
    const admission = admissionOf(secret, participant.id);
    await at(url, async (rooms) => {
      const admit = { request: "allowed", action: "add", room, secret, allowed: [admission] };
      if ((await rooms.request(admit, [JANUS_CODES.noSuchRoom])) === null) return;
      // Janus has been restarted.
      await rooms.request(create(external), [JANUS_CODES.roomExists]);
      await rooms.request(admit);
    });
    const ice = iceServers(participant.userId);
    const expires = new Date(Date.now() + TOKEN_SECONDS * 1000).toISOString();
    return {
      ...{ kind: "JANUS", url, room: String(room), pin, admission },
      token: janusToken(env().JANUS_TOKEN_SECRET ?? "", TOKEN_SECONDS),
      iceServers: ice.iceServers,
      expiresAt: ice.expiresAt ?? expires,
    };
  },

  async remove(call, participantId) {
    const { url, room, secret } = External.parse(call.external);
    const allowed = [admissionOf(secret, participantId)];
    await atVideoRooms(url, async (rooms) => {
      const gone = [JANUS_CODES.noSuchRoom, JANUS_CODES.noSuchParticipant];
      await rooms.request({ request: "allowed", action: "remove", room, secret, allowed }, gone);
      await rooms.request({ request: "kick", room, secret, id: feedIdOf(participantId) }, gone);
    });
  },

  async close(call) {
    const { url, room, secret } = External.parse(call.external);
    await atVideoRooms(url, (rooms) =>
      rooms.request({ request: "destroy", room, secret }, [JANUS_CODES.noSuchRoom]),
    );
  },
};

async function at<T>(url: string, work: (rooms: VideoRoom) => Promise<T>): Promise<T> {
  try {
    return await atVideoRooms(url, work);
  } catch (error) {
    log.warn({ error: (error as Error).message }, "janus away");
    throw new AppError("unavailable", "The call’s server doesn’t answer. Guildhall keeps trying.");
  }
}

/** @throws unless each server lets us in and makes a room, which takes all three variables to be right */
export async function checkJanus(): Promise<void> {
  const checked = (env().JANUS_URLS ?? []).map((url) => {
    const external = { url, room: feedIdOf(crypto.randomUUID()), secret: newSecret(), pin: newSecret() };
    return atVideoRooms(url, async (rooms) => {
      await rooms.request(create(external));
      await rooms.request({ request: "destroy", room: external.room, secret: external.secret });
    });
  });
  await Promise.all(checked);
}
