import { expect, test } from "vitest";
import { accessChannel } from "@/lib/channels/access";
import { listVisible } from "@/lib/channels/visibility";
import { db } from "@/lib/db";
import { AppError } from "@/lib/http/errors";
import type { ChannelRole, WorkspaceRole } from "@/lib/permissions";
import { addMember, makeChannel, makeUser, makeWorkspace } from "../factories";

const WORKSPACE_ROLES: (WorkspaceRole | null)[] = ["OWNER", "ADMIN", "MEMBER", "GUEST", null];
const MEMBER_ROLES: (ChannelRole | null)[] = ["MANAGER", "EDITOR", "COMMENTER", "VIEWER", null];

test("a list for many people holds what each may read, for every combination of roles", async () => {
  const workspace = await makeWorkspace(await makeUser());
  const channels = [];
  for (const visibility of ["WORKSPACE", "PRIVATE"] as const)
    for (const defaultRole of ["EDITOR", "VIEWER"] as const)
      channels.push(await makeChannel(workspace, { visibility, defaultRole }));
  const conversation = await db().channel.create({ data: { type: "GROUP", name: "", position: "a0" } });
  const people = [];
  for (const workspaceRole of WORKSPACE_ROLES)
    for (const role of MEMBER_ROLES) {
      const user = await makeUser();
      people.push(user);
      if (workspaceRole) await addMember(workspace, user, workspaceRole);
      if (role)
        await db().channelMember.createMany({
          data: [...channels, conversation].map(({ id }) => ({ channelId: id, userId: user.id, role })),
        });
    }
  const visible = await listVisible(people.map(({ id }) => id));
  for (const { id: userId } of people)
    for (const { id } of [...channels, conversation]) {
      const one = await accessChannel({ userId }, id, "channel.read").catch((error) => {
        if (error instanceof AppError) return null;
        throw error;
      });
      expect(visible.get(userId)?.channels.get(id)?.role).toBe(one?.role);
      const narrowed = await listVisible([userId], id);
      expect([...(narrowed.get(userId)?.channels.keys() ?? [])]).toEqual(one ? [id] : []);
    }
});
