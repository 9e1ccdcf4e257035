import { z } from "zod";
import { MESH_LIMITS } from "@/lib/calls/limits";
import type { Engine } from "../engine";
import { iceServers } from "../ice";

/** `standsInFor` is the engine that didn't answer when the call started. */
const External = z.object({ standsInFor: z.string().optional() }).catch({});

const NOTICE = `The server for large calls can’t be reached. This call goes from browser to browser: up to ${MESH_LIMITS.people} people, ${MESH_LIMITS.cameras} of them with a camera.`;

/** From browser to browser: there is nothing to open or to close. */
export const mesh: Engine = {
  isConfigured: () => true,
  open: async () => ({}),
  connect: async ({ external }, { userId }) => ({
    kind: "MESH",
    ...iceServers(userId),
    ...(External.parse(external ?? {}).standsInFor && { notice: NOTICE }),
  }),
  remove: async () => {},
  close: async () => {},
};
