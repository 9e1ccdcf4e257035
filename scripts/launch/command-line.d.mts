export function originOf(
  args: string[],
  env: Record<string, string | undefined>,
): { host: string; port: number };
