"use client";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { Select } from "@/components/ui/select";
import { Skeleton } from "@/components/ui/skeleton";
import { useAttempt } from "@/components/use-attempt";
import { FormFailure } from "../form-failure";
import { withFreshSignIn } from "./with-fresh-sign-in";

const GRACE = [0, 7, 14, 30] as const;

type Requirement = { from: string | null; without: number };
type Props = {
  queryKey: readonly unknown[];
  /** Of whom, one and many: "member", "members". */
  nouns: readonly [one: string, many: string];
  read: () => Promise<Requirement>;
  write: (graceDays: number | null) => Promise<Requirement>;
};

/** Requires two factors of a workspace's members or of everybody, after some days of grace. */
export default function RequireTwoFactors({ queryKey, nouns, read, write }: Props) {
  const client = useQueryClient();
  const { data, isError, refetch } = useQuery({ queryKey, queryFn: read });
  const [days, setDays] = useState(7);
  const { error, isBusy, attempt } = useAttempt();
  const labelId = useId();
  if (!data)
    return isError ? <ErrorState onRetry={() => void refetch()} /> : <Skeleton className="h-12 w-full" />;

  const day = data.from && new Date(data.from).toLocaleDateString("en", { dateStyle: "long" });
  const set = (graceDays: number | null) =>
    attempt(async () => client.setQueryData(queryKey, await withFreshSignIn(() => write(graceDays))));
  const missing =
    data.without === 1 ? `1 ${nouns[0]} hasn’t set it up.` : `${data.without} ${nouns[1]} haven’t set it up.`;

  return (
    <div className="flex flex-col items-start gap-3">
      <FormFailure>{error}</FormFailure>
      {data.from ? (
        <>
          <p>
            Required of everybody; who hasn’t set it up is kept out from{" "}
            <time dateTime={data.from}>{day}</time> on. {missing}
          </p>
          <Button loading={isBusy} onClick={() => void set(null)}>
            Stop requiring it
          </Button>
        </>
      ) : (
        <>
          <p>Not required. {missing}</p>
          <div className="flex flex-wrap items-center gap-2">
            <span id={labelId}>Time to set it up</span>
            <Select
              aria-labelledby={labelId}
              value={String(days)}
              onValueChange={(value) => setDays(Number(value))}
              options={GRACE.map((value) => ({
                value: String(value),
                label: value === 0 ? "None: at once" : `${value} days`,
              }))}
            />
            <Button variant="primary" loading={isBusy} onClick={() => void set(days)}>
              Require it
            </Button>
          </div>
        </>
      )}
    </div>
  );
}
