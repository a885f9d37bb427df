// The rules of a `_redirects` file as Netlify's own parser reads them, with what it refuses.
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const require = createRequire(new URL("./npm/package.json", import.meta.url));
const { parseAllRedirects } = await import(pathToFileURL(require.resolve("@netlify/redirect-parser")));
const { redirects, errors } = await parseAllRedirects({ redirectsFiles: [process.argv[2]], configRedirects: [], minimal: false });
console.log(JSON.stringify({ redirects, errors: errors.map(String) }));
