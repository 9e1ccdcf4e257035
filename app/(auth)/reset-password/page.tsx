import type { Metadata } from "next";
import { AuthCard } from "@/components/accounts/auth-card";
import { FormFailure } from "@/components/accounts/form-failure";
import { ResetPasswordForm } from "@/components/accounts/reset-password-form";
import { TextLink } from "@/components/accounts/text-link";

export const metadata: Metadata = { title: "Set a new password", referrer: "no-referrer" };

type SearchParams = { token?: string | string[] };

export default async function ResetPasswordPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams;
  return (
    <AuthCard
      title="Set a new password"
      lead="This signs you out on all devices."
      footer={<TextLink href="/sign-in">Back to signing in</TextLink>}
    >
      {typeof token === "string" ? (
        <ResetPasswordForm token={token} />
      ) : (
        <FormFailure>
          This address is incomplete. Open the link in the mail again, or{" "}
          <TextLink href="/forgot-password">ask for a new one</TextLink>.
        </FormFailure>
      )}
    </AuthCard>
  );
}
