import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { JobRunList } from "@/components/jobs/job-run-list";
import { receiveRun } from "@/lib/jobs/cache-events";
import { cancelJobRunContract, listJobRunsContract } from "@/lib/jobs/contract";
import type { JobRun } from "@/lib/jobs/schema";
import { me, newId } from "./setup/people";
import { expectAccessible, fakeServer, show } from "./setup/stage";

const makeRun = (given: Partial<JobRun>): JobRun => ({
  ...{ id: newId(), name: "files.rebuildThumbnails", label: "Rebuild thumbnails", state: "WAITING" },
  ...{
    done: 0,
    total: null,
    error: null,
    result: null,
    workspaceId: null,
    startedBy: { id: me.id, name: me.name },
  },
  ...{ createdAt: "2026-11-20T10:00:00.000Z", startedAt: null, finishedAt: null },
  ...given,
});

test("a run shows how far it is, is cancelled, and then has no button", async () => {
  const run = makeRun({ state: "RUNNING", done: 2, total: 8 });
  fakeServer().answer(listJobRunsContract, () => ({ items: [run], nextCursor: null }));
  fakeServer().answer(cancelJobRunContract, ({ params }) => {
    expect(params).toEqual({ runId: run.id });
    return { ...run, done: 4, state: "CANCELLED" as const };
  });
  const client = show(<JobRunList />);
  const progress = page.getByRole("progressbar", { name: "Rebuild thumbnails" });
  await expect.element(progress).toHaveAttribute("value", "2");
  await expectAccessible();
  // As its event brings it.
  receiveRun(client, { ...run, done: 4 });
  await expect.element(progress).toHaveAttribute("value", "4");
  await expect.element(page.getByText("4 of 8")).toBeVisible();
  const cancel = page.getByRole("button", { name: "Cancel “Rebuild thumbnails”" });
  await cancel.click();
  await expect.element(page.getByText("Canceled", { exact: true })).toBeVisible();
  await expect.element(cancel).not.toBeInTheDocument();
});

test("a new run comes first; a failed one shows the reason", async () => {
  const failed = makeRun({ state: "FAILED", error: "It was interrupted too often. Start it again." });
  fakeServer().answer(listJobRunsContract, () => ({ items: [failed], nextCursor: null }));
  const client = show(<JobRunList />);
  await expect.element(page.getByText(failed.error ?? "")).toBeVisible();
  receiveRun(client, makeRun({ label: "Export" }));
  await expect
    .element(page.getByRole("listitem").first().getByRole("button", { name: "Cancel “Export”" }))
    .toBeVisible();
  await expectAccessible();
});
