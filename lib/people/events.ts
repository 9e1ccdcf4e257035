import { z } from "zod";
import { Person } from "@/lib/accounts/schema";
import { Id } from "@/lib/http/schema";
import { type Events, serverEvents } from "@/lib/realtime/events";
import { InstanceSettings, WorkspaceSettings } from "@/lib/settings/schema";
import { PersonSettings, Status } from "./schema";

export const PeopleEvents = serverEvents({
  /** Name, picture or status of somebody I share a workspace with. */
  "person.updated": Person.extend({ status: Status.nullable() }),
  /** To all devices of one person, all members of a workspace, or all admins of the instance. */
  "settings.changed": z.discriminatedUnion("scope", [
    z.object({ scope: z.literal("person"), settings: PersonSettings }),
    z.object({ scope: z.literal("workspace"), workspaceId: Id, settings: WorkspaceSettings }),
    z.object({ scope: z.literal("instance"), settings: InstanceSettings }),
  ]),
  /** To all devices of one person: they have blocked or unblocked somebody. */
  "block.changed": z.object({ userId: Id }),
});

declare module "@/lib/realtime/events" {
  interface ServerEventMap extends Events<typeof PeopleEvents> {}
}
