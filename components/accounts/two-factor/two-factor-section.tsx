"use client";
import { ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { onDemand } from "@/components/ui/on-demand";
import { showError } from "@/components/ui/show-error";
import { toast } from "@/components/ui/toast";
import {
  disableTwoFactorContract,
  replaceRecoveryCodesContract,
  setUpTwoFactorContract,
} from "@/lib/accounts/two-factor/contract";
import type { TwoFactorSetup } from "@/lib/accounts/two-factor/schema";
import { call } from "@/lib/http/client";
import { FactorDialog } from "./factor-dialog";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";
import { withFreshSignIn } from "./with-fresh-sign-in";

const SetUpDialog = onDemand(() => import("./set-up-dialog"));

type Props = { initial: { isOn: boolean; recoveryCodes: number } };

/** Switching the second factor on and off, and its recovery codes. */
export function TwoFactorSection({ initial }: Props) {
  const [{ isOn, recoveryCodes }, setState] = useState(initial);
  const [setup, setSetup] = useState<TwoFactorSetup | null>(null);
  const [shown, setShown] = useState<readonly string[] | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function ask() {
    setBusy(true);
    return call(setUpTwoFactorContract).finally(() => setBusy(false));
  }

  async function begin() {
    try {
      setSetup(await withFreshSignIn(ask));
    } catch (error) {
      showError(error);
    }
  }

  function showCodes(codes: readonly string[]) {
    setSetup(null);
    setState({ isOn: true, recoveryCodes: codes.length });
    setShown(codes);
  }

  return (
    <div className="flex flex-col items-start gap-3">
      {isOn ? (
        <>
          <p className="flex items-center gap-2">
            <ShieldCheck className="size-4 shrink-0 text-accent" aria-hidden="true" />
            On: signing in also asks for a code of your authenticator app.
          </p>
          <p className={recoveryCodes > 2 ? "text-muted text-sm" : "text-danger text-sm"}>
            {recoveryCodes === 1 ? "1 recovery code is left." : `${recoveryCodes} recovery codes are left.`}
            {recoveryCodes <= 2 && " Make new ones before you run out."}
          </p>
          <div className="flex flex-wrap gap-2">
            <FactorDialog
              title="Make new recovery codes"
              description="The former ones stop working."
              confirmLabel="Make new codes"
              trigger={<Button>New recovery codes</Button>}
              onAnswer={async (answer) =>
                showCodes((await call(replaceRecoveryCodesContract, { body: { answer } })).recoveryCodes)
              }
            />
            <FactorDialog
              title="Switch two-factor sign-in off?"
              description="Your password alone signs in then. Workspaces that require two factors won’t open for you."
              confirmLabel="Switch off"
              tone="danger"
              trigger={<Button>Switch off</Button>}
              onAnswer={async (answer) => {
                await call(disableTwoFactorContract, { body: { answer } });
                setState({ isOn: false, recoveryCodes: 0 });
                toast.success("Two-factor sign-in is off.");
              }}
            />
          </div>
        </>
      ) : (
        <>
          <p>Off: whoever has your password can sign in as you.</p>
          <Button variant="primary" loading={isBusy} onClick={begin}>
            Set up two-factor sign-in
          </Button>
        </>
      )}
      {setup && <SetUpDialog setup={setup} onClose={() => setSetup(null)} onDone={showCodes} />}
      {shown && <RecoveryCodesDialog codes={shown} onClose={() => setShown(null)} />}
    </div>
  );
}
