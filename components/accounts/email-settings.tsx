import { Badge } from "@/components/ui/badge";
import { ResendVerification } from "./resend-verification";
import { VerifyByCode } from "./verify-by-code";

export function EmailSettings({ email, isVerified }: { email: string; isVerified: boolean }) {
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <span className="wrap-anywhere">{email}</span>
        {isVerified ? <Badge tone="accent">Verified</Badge> : <Badge tone="warn">Not verified</Badge>}
      </p>
      {!isVerified && (
        <>
          <p className="text-muted text-sm">
            We mailed you a link and a code. If that mail never came, the address may be wrong: then you
            couldn’t get back in after forgetting the password.
          </p>
          <VerifyByCode />
          <ResendVerification />
        </>
      )}
    </div>
  );
}
