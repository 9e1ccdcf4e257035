import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { AuthCard } from "@/components/accounts/auth-card";
import { TextLink } from "@/components/accounts/text-link";
import { SecondStepForm } from "@/components/accounts/two-factor/second-step-form";
import { findSecondStep } from "@/lib/accounts/two-factor/second-step";
import { localPath } from "@/lib/auth/local-path";

export const metadata: Metadata = { title: "Second step" };

type SearchParams = { next?: string | string[] };

export default async function SecondStepPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const next = localPath((await searchParams).next);
  const again = next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`;
  const step = await findSecondStep((await headers()).get("cookie"));
  if (!step) redirect(again);
  return (
    <AuthCard
      title="One more step"
      lead="Your account asks for a second factor. Answer within five minutes."
      footer={<TextLink href={again}>Sign in again, or as somebody else</TextLink>}
    >
      <SecondStepForm factors={step.factors} next={next} />
    </AuthCard>
  );
}
