import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { audienceSql } from "@/lib/ai/audience/audience-sql";
import { accessChannel } from "@/lib/channels/access";
import { db } from "@/lib/db";
import type { ChannelType, ChannelVisibility } from "@/lib/generated/prisma/enums";
import { makeUser, makeWorkspace } from "../factories";
import { numbers } from "../random";

const PEOPLE = 9;
const VISIBILITIES = ["WORKSPACE", "PRIVATE", "PRIVATE", "PUBLIC"] as const satisfies ChannelVisibility[];
type Place = { id: string; type: ChannelType; visibility: ChannelVisibility };

/** Two workspaces with channels of each kind, and conversations; some people have left one and are still in its channels. */
async function makeWorld(seed: number) {
  const below = numbers(seed);
  const pick = <T>(items: readonly T[]) => items[below(items.length)] as T;
  const people = Array.from({ length: PEOPLE }, () => ({ id: randomUUID() }));
  await db().user.createMany({
    data: people.map(({ id }) => ({ id, name: "Person", email: `${id}@example.com` })),
  });
  const owner = await makeUser();
  const workspaces = [await makeWorkspace(owner), await makeWorkspace(owner)];
  await db().membership.createMany({
    data: workspaces.flatMap(({ id: workspaceId }, at) =>
      people.flatMap(({ id: userId }) =>
        below(at ? 3 : 6)
          ? { workspaceId, userId, role: pick(["OWNER", "ADMIN", "MEMBER", "MEMBER", "GUEST"] as const) }
          : [],
      ),
    ),
  });
  const places = Array.from({ length: 12 }, (_, at) => {
    const workspaceId = at < 8 ? workspaces[0]!.id : at < 10 ? workspaces[1]!.id : null;
    const place: Place = {
      id: randomUUID(),
      type: workspaceId ? "CHAT" : at === 10 ? "DIRECT" : "GROUP",
      visibility: workspaceId ? VISIBILITIES[at % 4]! : "PRIVATE",
    };
    return { ...place, workspaceId };
  });
  await db().channel.createMany({
    data: places.map((place) => ({ ...place, name: "place", position: "a0" })),
  });
  await db().channelMember.createMany({
    data: places.flatMap(({ id: channelId, type }) => {
      const members = type === "DIRECT" ? people.slice(0, 2) : people.filter(() => below(3) > 0);
      return members.map(({ id: userId }) => ({ channelId, userId, role: "EDITOR" as const }));
    }),
  });
  return { people: [owner, ...people].map(({ id }) => id), places };
}

const isReader = (userId: string, channelId: string) =>
  accessChannel({ userId }, channelId, "channel.read").then(
    () => true,
    () => false,
  );

it.each([1, 2, 3, 4])("is what the asker and every reader of the place may read (world %i)", async (seed) => {
  const { people, places } = await makeWorld(seed);
  const readers = new Map<string, string[]>();
  for (const { id } of places) {
    const may = await Promise.all(people.map((userId) => isReader(userId, id)));
    readers.set(
      id,
      people.filter((_, at) => may[at]),
    );
  }
  const reads = (userId: string, channelId: string) => readers.get(channelId)!.includes(userId);
  for (const place of places)
    for (const asker of people.filter((userId) => reads(userId, place.id))) {
      const found = await db().$queryRaw<{ id: string }[]>(audienceSql(asker, place.id));
      const allowed = places.filter(
        ({ id, visibility }) =>
          reads(asker, id) &&
          (id === place.id ||
            (readers.get(place.id)!.every((reader) => reads(reader, id)) &&
              (place.visibility !== "PUBLIC" || visibility === "PUBLIC"))),
      );
      expect(found.map(({ id }) => id).sort()).toEqual(allowed.map(({ id }) => id).sort());
    }
});

it("gives nothing to who can't read the place but what everyone there may read", async () => {
  const { people, places } = await makeWorld(5);
  const stranger = await makeUser();
  expect(await db().$queryRaw(audienceSql(stranger.id, places[1]!.id))).toEqual([]);
  expect(await db().$queryRaw(audienceSql(people[0]!, randomUUID()))).toEqual([]);
});
