import { AppError } from "@/lib/http/errors";

export const tooMany = (what: string, max: number) =>
  new AppError(
    "too_large",
    `The file holds more than ${max.toLocaleString("en")} ${what}. Make several of it.`,
  );
