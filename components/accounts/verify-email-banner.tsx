"use client";
import { useQuery } from "@tanstack/react-query";
import { MailWarning } from "lucide-react";
import { Banner } from "@/components/ui/banner";
import { meQuery } from "@/lib/accounts/queries";
import { ResendVerification } from "./resend-verification";

/**
 * Across the top of the app for people who haven't verified their address. Nothing is withheld from them. The link opens
 * elsewhere, so coming back to this page looks again.
 */
export default function VerifyEmailBanner({ email }: { email: string }) {
  useQuery({ ...meQuery(), refetchOnWindowFocus: "always" });
  return (
    <Banner tone="warn" icon={<MailWarning aria-hidden="true" />} action={<ResendVerification />}>
      Verify your address <strong className="wrap-anywhere">{email}</strong> with the link we mailed you.
    </Banner>
  );
}
