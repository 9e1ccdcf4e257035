// For the tests, which are TypeScript; see bundle.mjs.

export function bundleProcess(entry: string): Promise<string>;
