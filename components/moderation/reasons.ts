import type { ReportReason } from "@/lib/moderation/schema";

/** The reasons of a report in the words of the screen. */
export const REPORT_REASONS: readonly { value: ReportReason; label: string; description: string }[] = [
  { value: "SPAM", label: "Spam", description: "Advertising, or the same again and again" },
  { value: "HARASSMENT", label: "Harassment", description: "Insults, threats or hate" },
  { value: "ILLEGAL", label: "Against the law", description: "Fraud, or what must not be shared" },
  { value: "OTHER", label: "Something else", description: "Say in the note what it is" },
];

export const reasonLabel = (reason: ReportReason) =>
  REPORT_REASONS.find(({ value }) => value === reason)?.label ?? reason;
