import { expect, test } from "vitest";
import { page } from "vitest/browser";
import { AnswerLink } from "@/components/calls/answer-link";
import { getCallContract, joinCallContract, startCallContract } from "@/lib/calls/contract";
import { AppError } from "@/lib/http/errors";
import { makeCall } from "./setup/fake-call";
import { currentPath, navigate } from "./setup/next-navigation";
import { fakeServer, show } from "./setup/stage";

const call = makeCall();

function showAnswer() {
  navigate(`/w/guild/c/dm?answer=${call.id}&m=3`);
  show(<AnswerLink />);
}

test("accepting a call that has ended says so, offers to call back, and begins nothing", async () => {
  fakeServer().answer(getCallContract, () => ({ ...call, status: "ENDED" as const, participants: [] }));
  showAnswer();
  await expect.element(page.getByText("The call has ended.")).toBeVisible();
  await expect.element(page.getByRole("button", { name: "Call back" })).toBeVisible();
  expect(currentPath()).toBe("/w/guild/c/dm?m=3");
  expect(fakeServer().requestsOf(joinCallContract)).toEqual([]);
  expect(fakeServer().requestsOf(startCallContract)).toEqual([]);
});

test("accepting joins that very call, also where it ends at that moment", async () => {
  fakeServer().answer(getCallContract, () => call);
  fakeServer().answer(joinCallContract, () => {
    throw new AppError("conflict", "The call has ended.");
  });
  showAnswer();
  await expect.element(page.getByText("The call has ended.")).toBeVisible();
  expect(fakeServer().requestsOf(joinCallContract)).toMatchObject([{ params: { callId: call.id } }]);
  expect(fakeServer().requestsOf(startCallContract)).toEqual([]);
});
