import { readFile } from "node:fs/promises";
import path from "node:path";
import { expect } from "vitest";
import { handlers } from "@/lib/composition/job-handlers";
import { db } from "@/lib/db";
import { getJobRunContract } from "@/lib/jobs/contract";
import { Jobs } from "@/lib/jobs/jobs";
import { performRun } from "@/lib/jobs/run";
import type { JobRun } from "@/lib/jobs/schema";
import type { SignedIn } from "@/tests/factories";
import { ada, workspaceId } from "@/tests/pair";
import { send } from "@/tests/setup/request";
import { callRoute } from "./files-helpers";

export const post = (as: SignedIn | null, name: string, body: BodyInit, more: Record<string, string> = {}) =>
  callRoute(as, "POST", "tasks/imports", { query: { name, workspaceId, ...more }, body });

export async function start(
  name: string,
  body: BodyInit,
  more: Record<string, string> = {},
): Promise<JobRun> {
  const response = await post(ada, name, body, more);
  if (response.status !== 201) throw new Error(await response.text());
  return response.json();
}

/** Does the job as a worker does, and gives the run as it is then. */
export async function perform({ id }: JobRun, work?: (typeof handlers)["tasks.import"]): Promise<JobRun> {
  const rows = await db().$queryRaw<{ data: unknown }[]>`SELECT data FROM pgboss.job WHERE id = ${id}::uuid`;
  const data = Jobs["tasks.import"].data.parse(rows[0]?.data);
  const attempt = { id, retryCount: 0, signal: new AbortController().signal };
  await performRun(attempt, 3, (run) => (work ?? handlers["tasks.import"])(data, run));
  await db().$executeRaw`DELETE FROM pgboss.job WHERE id = ${id}::uuid`;
  return send(ada, getJobRunContract, { params: { runId: id } });
}

/** Makes the channel, and gives what the run says and holds. */
export async function imported(name: string, body: BodyInit, more: Record<string, string> = {}) {
  const run = await perform(await start(name, body, more));
  expect(run).toMatchObject({ state: "DONE", error: null });
  const channelId = run.result?.channelId ?? "";
  const channel = await db().channel.findUniqueOrThrow({ where: { id: channelId } });
  return { channelId, channel, notes: run.result?.notes ?? [], tasks: await tasksOf(channelId) };
}

export const tasksOf = async (channelId: string) => {
  const tasks = await db().task.findMany({
    where: { channelId },
    include: { column: true, parent: true, labels: { include: { label: true } }, assignees: true },
  });
  return tasks.sort((a, b) => (a.position === b.position ? 0 : a.position < b.position ? -1 : 1));
};

export const odd = () => readFile(path.join(import.meta.dirname, "cases/trello-odd.json"), "utf8");
