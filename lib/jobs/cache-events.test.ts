import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { receiveRun } from "./cache-events";
import { JOB_RUNS_SHOWN, jobRunQuery, jobRunsQuery } from "./queries";
import type { JobRun } from "./schema";

const at = "2026-01-01T00:00:00.000Z";
const waiting: JobRun = {
  ...{ id: "one", name: "files.rebuildThumbnails", label: "Rebuild thumbnails", state: "WAITING" },
  ...{ done: 0, total: null, error: null, result: null, workspaceId: null, startedBy: null },
  ...{ createdAt: at, startedAt: null, finishedAt: null },
};
const running: JobRun = { ...waiting, state: "RUNNING", startedAt: at };
const done: JobRun = { ...running, state: "DONE", finishedAt: at };

it("an answer that comes after newer events changes nothing", () => {
  for (const [event, answer] of [
    [running, waiting],
    [done, waiting],
    [done, running],
  ] as const) {
    const client = new QueryClient();
    client.setQueryData(jobRunsQuery().queryKey, []);
    for (const run of [event, answer]) receiveRun(client, run);
    expect(client.getQueryData(jobRunsQuery().queryKey)).toEqual([event]);
    expect(client.getQueryData(jobRunQuery("one").queryKey)).toEqual(event);
  }
});

it("an attempt that failed and waits for the next one is shown, in a list as long as the server's", () => {
  const client = new QueryClient();
  const others = Array.from({ length: JOB_RUNS_SHOWN }, (_, n) => ({ ...done, id: `other ${n}` }));
  client.setQueryData(jobRunsQuery().queryKey, others);
  const retried: JobRun = { ...running, state: "WAITING", error: "It failed and is tried again." };
  for (const run of [running, retried]) receiveRun(client, run);
  expect(client.getQueryData(jobRunsQuery().queryKey)).toEqual([retried, ...others.slice(0, -1)]);
});
