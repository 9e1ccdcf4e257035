import { AppError } from "@/lib/http/errors";

export type SpentBudget = {
  id: string;
  period: "DAY" | "MONTH";
  isPersons: boolean;
  isModels: boolean;
  resetsAt: Date;
  timeZone: string;
};

const WORDS = { DAY: "for today", MONTH: "for this month" };

/** Says whose budget is spent, and when it begins anew, in the time zone that it counts in. */
export function budgetSpent({ id, period, isPersons, isModels, resetsAt, timeZone }: SpentBudget): AppError {
  const whose = isPersons ? "Your AI budget" : "The workspace’s AI budget";
  const what = isModels ? `${whose} for this model` : whose;
  const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone }).format(
    resetsAt,
  );
  return new AppError(
    "budget_spent",
    `${what} ${WORDS[period]} doesn’t cover this. It begins anew on ${when} (${timeZone}); the workspace’s owners can raise it.`,
    { budget: id, resetsAt: resetsAt.toISOString() },
  );
}
