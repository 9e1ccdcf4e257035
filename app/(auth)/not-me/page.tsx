import type { Metadata } from "next";
import { AuthCard } from "@/components/accounts/auth-card";
import { FormFailure } from "@/components/accounts/form-failure";
import { NotMeForm } from "@/components/accounts/not-me-form";

export const metadata: Metadata = { title: "This wasn’t me", referrer: "no-referrer" };

type SearchParams = { token?: string | string[] };

export default async function NotMePage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { token } = await searchParams;
  return (
    <AuthCard
      title="Was it somebody else?"
      lead="Then we end that session, and you set a new password. If it was you, close this page."
    >
      {typeof token === "string" ? (
        <NotMeForm token={token} />
      ) : (
        <FormFailure>This address is incomplete. Open the link in the mail again.</FormFailure>
      )}
    </AuthCard>
  );
}
