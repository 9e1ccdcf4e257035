import { describe, expect, it } from "vitest";
import * as enums from "@/lib/generated/prisma/enums";
import { CHANNEL_ACTIONS, can } from "@/lib/permissions";
import { actionsIn, isAllowed } from "./policy";
import { CreatableType } from "./schema";
import { CHANNEL_TYPES, channelTypeOf, channelTypes } from "./types";

const ROLES = Object.values(enums.ChannelRole);

it("has a row for each type of the database, and for no other", () => {
  expect(channelTypes).toEqual(Object.values(enums.ChannelType));
});

it("offers chats, voice channels, lists of tasks, documents and boards", () => {
  expect(CreatableType.options).toEqual(["CHAT", "VOICE", "TODO", "DOC", "KANBAN"]);
  for (const type of CreatableType.options) {
    const { description, createLabel } = channelTypeOf(type);
    expect([description, createLabel]).not.toContain("");
  }
});

it("allows messages in every type: statements that write them don't check the type", () => {
  for (const type of channelTypes) {
    expect(CHANNEL_TYPES[type].actions).toEqual(expect.arrayContaining(["channel.read", "message.create"]));
  }
});

it("has a type for each action", () => {
  const listed = new Set(channelTypes.flatMap((type) => [...channelTypeOf(type).actions]));
  expect(listed).toEqual(new Set(CHANNEL_ACTIONS));
});

describe.each(channelTypes)("%s", (type) => {
  const inChannel = { type, isArchived: false };

  it.each(CHANNEL_ACTIONS)("%s needs the type and the role", (action) => {
    for (const role of ROLES) {
      const isListed = channelTypeOf(type).actions.includes(action);
      expect(isAllowed({ ...inChannel, role }, action), role).toBe(isListed && can(role, action));
    }
  });

  it("is read-only when archived, and after a block", () => {
    for (const role of ROLES) {
      const archived = actionsIn({ type, role, isArchived: true });
      expect(
        archived.filter((action) => !/^channel\.(read|manageMembers|archive|delete)$/.test(action)),
      ).toEqual([]);
      expect(actionsIn({ ...inChannel, role, hasBlock: true })).toEqual(["channel.read"]);
    }
  });
});

it("keeps conversations and documents apart from what isn't theirs", () => {
  const manager = (type: keyof typeof CHANNEL_TYPES) =>
    actionsIn({ type, role: "MANAGER", isArchived: false });
  expect(manager("DIRECT").filter((action) => action.startsWith("channel."))).toEqual(["channel.read"]);
  expect(manager("GROUP")).not.toContain("channel.archive");
  for (const type of channelTypes) expect(manager(type).includes("document.update")).toBe(type === "DOC");
});
