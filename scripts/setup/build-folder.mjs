/** Where the web app is built and served from, relative to the project. Tests set another than a running instance's. */
export const buildFolder = () => process.env.BUILD_FOLDER || ".next";
