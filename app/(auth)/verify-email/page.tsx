import type { Metadata } from "next";
import { AuthCard } from "@/components/accounts/auth-card";
import { FormFailure } from "@/components/accounts/form-failure";
import { VerifyEmailForm } from "@/components/accounts/verify-email-form";

export const metadata: Metadata = { title: "Verify your e-mail address", referrer: "no-referrer" };

type SearchParams = { token?: string | string[] };

export default async function VerifyEmailPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams;
  return (
    <AuthCard title="Verify your e-mail address" lead="One press, and we know that mail reaches you.">
      {typeof token === "string" ? (
        <VerifyEmailForm token={token} />
      ) : (
        <FormFailure>This address is incomplete. Open the link in the mail again.</FormFailure>
      )}
    </AuthCard>
  );
}
