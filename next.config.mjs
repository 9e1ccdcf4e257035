import { prepareStandAlone } from "./scripts/launch/stand-alone.mjs";
import { buildFolder } from "./scripts/setup/build-folder.mjs";

/** @type {import("next").NextConfig} */
const config = {
  distDir: buildFolder(),
  // The tests' build, whose types are a step of their own; Next would write its folder into the project's tsconfig.
  ...(process.env.BUILD_FOLDER && {
    typescript: { ignoreBuildErrors: true, tsconfigPath: "scripts/testing/tsconfig.json" },
  }),
  // Names the modules of a first load that is too large.
  productionBrowserSourceMaps: Boolean(process.env.BUILD_FOLDER),
  reactStrictMode: true,
  poweredByHeader: false,
  // Native or large packages that must be required, not bundled; and Yjs, whose classes must exist once in a process.
  serverExternalPackages: [
    "@node-rs/argon2",
    "yjs",
    "pg",
    "pg-boss",
    "pino",
    "ioredis",
    "nodemailer",
    "docx",
    "yauzl",
    "openai",
  ],
  turbopack: {
    rules: {
      "**/contract.ts": { condition: "browser", loaders: ["./lib/http/browser-contracts.mjs"], as: "*.js" },
      "**/twilio-video/es5/util/dynamicimport.js": {
        loaders: ["./lib/calls/media/twilio-without-eval.mjs"],
        as: "*.js",
      },
      "**/lucide-react/dist/esm/icons/*.mjs": { loaders: ["./components/ui/compact-icons.mjs"], as: "*.js" },
    },
  },
  experimental: {
    // A page asked for without a connection opens when there is one again; without this the browser leaves the app.
    useOffline: true,
    // Few and large scripts: split up, the same modules compress a tenth worse.
    turbopackChunking: {
      firstPageLoadPriority: 1,
      requestCost: 2_000_000,
      minChunkSize: 1_000_000,
      maxChunkCountPerGroup: 4,
      maxMergeChunkSize: 5_000_000,
    },
  },
};

/** @param {string} phase */
export default async function configure(phase) {
  await prepareStandAlone(phase);
  return config;
}
