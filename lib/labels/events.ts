import { z } from "zod";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { Label } from "./schema";

export const LabelEvents = serverEvents({
  /** A label is new, or has another name or color. */
  "label.changed": Label,
  "label.deleted": z.object({ id: Id, channelId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof LabelEvents> {}
}
