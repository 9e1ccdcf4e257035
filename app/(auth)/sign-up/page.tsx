import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/accounts/auth-card";
import { GitHubButton } from "@/components/accounts/github-button";
import { SignUpForm } from "@/components/accounts/sign-up-form";
import { TextLink } from "@/components/accounts/text-link";
import { ForgetDevice } from "@/components/offline/forget-device";
import { isGitHubConfigured } from "@/lib/auth/github";
import { localPath } from "@/lib/auth/local-path";
import { currentActor } from "@/lib/auth/session";
import { isLocalMailShown } from "@/lib/mail/local-mail";

export const metadata: Metadata = { title: "Create an account" };

type SearchParams = { next?: string | string[] };

export default async function SignUpPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const next = localPath((await searchParams).next);
  if (await currentActor()) redirect(next);
  const showsLocalMail = isLocalMailShown((await headers()).get("host"));
  return (
    <AuthCard
      title="Create an account"
      footer={
        <>
          Have one already?{" "}
          <TextLink href={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`}>
            Sign in
          </TextLink>
        </>
      }
    >
      <ForgetDevice />
      <SignUpForm next={next} showsLocalMail={showsLocalMail} />
      {isGitHubConfigured() && <GitHubButton label="Sign up with GitHub" next={next} />}
    </AuthCard>
  );
}
