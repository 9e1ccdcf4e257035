import { MailWarning } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { ResendVerification } from "./resend-verification";

/** Across the top of the app for people who haven't verified their address. Nothing is withheld from them. */
export function VerifyEmailBanner({ email }: { email: string }) {
  return (
    <Banner tone="warn" icon={<MailWarning aria-hidden="true" />} action={<ResendVerification />}>
      Verify your address <strong className="wrap-anywhere">{email}</strong> with the link we mailed you.
    </Banner>
  );
}
