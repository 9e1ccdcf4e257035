"use client";
import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { createRoot } from "react-dom/client";
import { Button } from "@/components/ui/button";
import DialogPopup from "@/components/ui/dialog-popup";
import { LoadFailure } from "@/components/ui/load-failure";
import { Spinner } from "@/components/ui/spinner";
import { confirmPersonContract } from "@/lib/accounts/two-factor/contract";
import { waysToConfirmQuery } from "@/lib/accounts/two-factor/queries";
import { ProofOfPerson } from "@/lib/accounts/two-factor/schema";
import { call } from "@/lib/http/client";
import { FormFailure } from "../form-failure";
import { useForm } from "../use-form";
import { FactorFields } from "./factor-fields";

/** Whether the person has proven who they are; false where they close the dialog. It needs no place in the page. */
export function askWhoItIs(): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const host = document.body.appendChild(document.createElement("div"));
  const root = createRoot(host);
  const finish = (isConfirmed: boolean) => {
    root.unmount();
    host.remove();
    resolve(isConfirmed);
  };
  root.render(
    <QueryClientProvider client={new QueryClient()}>
      <ConfirmPersonDialog onDone={finish} />
    </QueryClientProvider>,
  );
  return promise;
}

export function ConfirmPersonDialog({ onDone }: { onDone: (isConfirmed: boolean) => void }) {
  const formId = useId();
  const [isPending, setPending] = useState(false);
  const { data, isError, refetch } = useQuery(waysToConfirmQuery());
  const canProve = data && data.ways.length > 0;
  return (
    <DialogPopup
      open
      onOpenChange={() => onDone(false)}
      title="Confirm that it’s you"
      description="This changes how your account is signed in to, so we ask again. It holds for ten minutes."
      size="sm"
      footer={
        <>
          <Button onClick={() => onDone(false)}>Cancel</Button>
          {canProve && (
            <Button type="submit" form={formId} variant="primary" loading={isPending}>
              Confirm
            </Button>
          )}
        </>
      }
    >
      {isError ? (
        <LoadFailure isRepeated={false} onRetry={() => void refetch()} />
      ) : !data ? (
        <Spinner />
      ) : canProve ? (
        <ProofForm id={formId} ways={data.ways} onPending={setPending} onDone={() => onDone(true)} />
      ) : (
        <p>
          You have no password here. Sign out and sign in again the way you always do, then repeat this within
          ten minutes.
        </p>
      )}
    </DialogPopup>
  );
}

type ProofFormProps = {
  id: string;
  ways: Parameters<typeof FactorFields>[0]["ways"];
  onPending: (isPending: boolean) => void;
  onDone: () => void;
};

function ProofForm({ id, ways, onPending, onDone }: ProofFormProps) {
  const { form, errors, failure } = useForm(ProofOfPerson, async (proof) => {
    onPending(true);
    try {
      await call(confirmPersonContract, { body: { proof } });
    } finally {
      onPending(false);
    }
    onDone();
  });
  return (
    <form {...form} id={id} className="flex flex-col gap-4">
      <FormFailure>{failure}</FormFailure>
      <FactorFields ways={ways} errors={errors} />
    </form>
  );
}
