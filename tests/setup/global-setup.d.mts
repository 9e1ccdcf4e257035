// For the tests in the browser, which are TypeScript; see global-setup.mjs.

type Project = { provide: (name: string, database: object) => void };

export default function setup(project: Project): Promise<() => Promise<void>>;
