import { pool } from "@/lib/db";
import { type BenchPerson, createChannel, createManyChannels, createTeam, fillChannel } from "./people";

export type CrowdPerson = BenchPerson & {
  /** Which of the workspaces is theirs. */
  team: number;
  workspaceId: string;
  slug: string;
  channelIds: string[];
  colleagueIds: string[];
};

/** A workspace of half of them and five of a tenth each, with 20 channels of 100 messages each; and documents. */
export async function createCrowd(size: number, documents: number) {
  const people: CrowdPerson[] = [];
  const documentIds: string[] = [];
  const sizes = [size / 2, ...Array.from({ length: 5 }, () => size / 10)];
  for (const [team, members] of sizes.entries()) {
    const { workspaceId, slug, people: some } = await createTeam(members);
    await createManyChannels(workspaceId, 20);
    const { rows } = await pool().query<{ id: string }>("SELECT id FROM channels WHERE workspace_id = $1", [
      workspaceId,
    ]);
    const channelIds = rows.map(({ id }) => id);
    for (const id of channelIds) await fillChannel(id, some[0]!.userId, 100);
    if (team === 0)
      for (let n = 0; n < documents; n += 1)
        documentIds.push(await createChannel(workspaceId, "DOC", `${n}`));
    const colleagueIds = some.slice(0, 20).map(({ userId }) => userId);
    people.push(...some.map((one) => ({ ...one, team, workspaceId, slug, channelIds, colleagueIds })));
  }
  await pool().query("ANALYZE");
  // The first of them are active: as many of each workspace as its share.
  const inTurn = people.map((person, n) => ({ person, at: (n * 7919) % people.length }));
  return { people: inTurn.sort((a, b) => a.at - b.at).map(({ person }) => person), documentIds };
}
