/** @type {import("next").NextConfig} */
export default {
  poweredByHeader: false,
  serverExternalPackages: ["pg"],
  // Copied to .cache to be built; packages are those of the project around it.
  typescript: { ignoreBuildErrors: true },
};
