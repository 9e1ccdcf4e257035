import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { listVisible } from "@/lib/channels/visibility";
import {
  CHANNEL_IS_PUBLIC,
  CHANNEL_IS_VISIBLE,
  CHANNEL_OF_VIEWER,
  CHANNEL_ROLE,
  joinPerson,
} from "@/lib/channels/visible-sql";
import { db, pool } from "@/lib/db";
import { ChannelRole, ChannelVisibility, WorkspaceRole } from "@/lib/generated/prisma/enums";
import { channelRoleOf, isPublic } from "@/lib/permissions";
import { makeSignedIn, makeWorkspace } from "../factories";

const CHANNEL_ROLES = Object.values(ChannelRole);
const workspaceRoles = [null, ...Object.values(WorkspaceRole)];
const memberRoles = [null, ...CHANNEL_ROLES];

/** One person for each pair of roles, in every channel; one channel for each pair of settings, and a conversation. */
const people = workspaceRoles.flatMap((workspaceRole) =>
  memberRoles.map((memberRole) => ({ id: randomUUID(), workspaceRole, memberRole })),
);
const settings = Object.values(ChannelVisibility).flatMap((visibility) =>
  CHANNEL_ROLES.map((defaultRole) => ({ id: randomUUID(), visibility, defaultRole })),
);
const conversation = { id: randomUUID(), visibility: "PRIVATE", defaultRole: "EDITOR" } as const;
const channels = [...settings, conversation];
let workspaceId: string;

beforeAll(async () => {
  workspaceId = (await makeWorkspace(await makeSignedIn())).id;
  await db().user.createMany({
    data: people.map(({ id }) => ({ id, name: id, email: `${id}@example.com` })),
  });
  await db().membership.createMany({
    data: people.flatMap(({ id, workspaceRole }) =>
      workspaceRole ? { workspaceId, userId: id, role: workspaceRole } : [],
    ),
  });
  await db().channel.createMany({
    data: channels.map(({ id, visibility, defaultRole }) => ({
      ...{ id, visibility, defaultRole, name: id, position: "a0" },
      ...(id === conversation.id ? { type: "GROUP" as const } : { type: "CHAT" as const, workspaceId }),
    })),
  });
  await db().channelMember.createMany({
    data: channels.flatMap((channel) =>
      people.flatMap(({ id, memberRole }) =>
        memberRole ? { channelId: channel.id, userId: id, role: memberRole } : [],
      ),
    ),
  });
});

/** The rule in TypeScript, for each person in each channel. */
const ruled = () =>
  people.flatMap(({ id: userId, ...roles }) =>
    channels.map(({ id, ...channel }) => {
      const place = { workspaceId: id === conversation.id ? null : workspaceId };
      return { userId, id, role: channelRoleOf({ ...roles, ...channel, ...place }) };
    }),
  );

it("gives everyone the role in SQL that channelRoleOf gives them", async () => {
  const { rows } = await pool().query<{ userId: string; id: string; role: string | null; sees: boolean }>(
    `SELECT u.id AS "userId", c.id, ${CHANNEL_ROLE} AS role, ${CHANNEL_IS_VISIBLE} AS sees
     FROM users u CROSS JOIN channels c ${joinPerson("u.id")}
     WHERE u.id = ANY($1::uuid[]) AND c.id = ANY($2::uuid[])`,
    [people.map(({ id }) => id), channels.map(({ id }) => id)],
  );
  const found = new Map(rows.map((row) => [`${row.userId} ${row.id}`, row]));
  expect(found.size).toBe(people.length * channels.length);
  for (const { userId, id, role } of ruled()) {
    const combination = JSON.stringify([
      people.find((it) => it.id === userId),
      channels.find((it) => it.id === id),
    ]);
    expect(found.get(`${userId} ${id}`), combination).toMatchObject({ role, sees: role !== null });
  }
});

it("lists for the realtime node and for a viewer what the rule allows", async () => {
  const all = ruled();
  const visible = await listVisible(people.map(({ id }) => id));
  for (const person of people) {
    const mine = all.filter(({ userId, role }) => userId === person.id && role !== null);
    const { rows } = await pool().query<{ id: string }>(
      `SELECT c.id FROM ${CHANNEL_OF_VIEWER} WHERE c.id = ANY($2::uuid[]) AND ${CHANNEL_IS_VISIBLE}`,
      [person.id, channels.map(({ id }) => id)],
    );
    expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(mine.map(({ id }) => id)));
    const seen = visible.get(person.id)?.channels ?? new Map();
    expect(new Map([...seen].map(([id, { role }]) => [id, role]))).toEqual(
      new Map(mine.map(({ id, role }) => [id, role])),
    );
  }
});

it("lets anyone with the link read what the rule calls public, and nothing else", async () => {
  const all = [...channels, { id: randomUUID(), visibility: "PUBLIC", defaultRole: "EDITOR" } as const];
  const published = all.at(-1)!.id;
  await db().channel.create({
    data: { id: published, type: "GROUP", visibility: "PUBLIC", name: "", position: "" },
  });
  const { rows } = await pool().query<{ id: string }>(
    `SELECT c.id FROM channels c WHERE c.id = ANY($1::uuid[]) AND ${CHANNEL_IS_PUBLIC}`,
    [all.map(({ id }) => id)],
  );
  const placeOf = (id: string) => (id === conversation.id || id === published ? null : workspaceId);
  const expected = all.filter(({ id, visibility }) => isPublic({ workspaceId: placeOf(id), visibility }));
  expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(expected.map(({ id }) => id)));
  expect(rows).toHaveLength(CHANNEL_ROLES.length);
});
