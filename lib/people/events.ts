import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { PersonSettings, Status } from "./schema";

export const PeopleEvents = serverEvents({
  /** Name, picture or status of somebody I share a workspace with. */
  "person.updated": Person.extend({ status: Status.nullable() }),
  /** To all devices of one person: how they want to be seen. */
  "settings.changed": PersonSettings,
  /** To all devices of one person: they have blocked or unblocked somebody. */
  "block.changed": z.object({ userId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof PeopleEvents> {}
}
