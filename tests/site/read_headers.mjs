// What Netlify's own parser makes of a `_headers`: node read_headers.mjs FILE < paths as JSON. Writes for each path every header that a rule gives to it.
import { text } from "node:stream/consumers";
import { parseAllHeaders } from "../npm/node_modules/@netlify/headers-parser/lib/index.js";

const { headers, errors } = await parseAllHeaders({ headersFiles: [process.argv[2]], minimal: false });
const given = (path) => headers.filter((rule) => rule.forRegExp.test(path)).flatMap((rule) => Object.entries(rule.values));
const paths = JSON.parse(await text(process.stdin));
console.log(JSON.stringify({ errors: errors.map(String), rules: headers.length, given: Object.fromEntries(paths.map((path) => [path, given(path)])) }));
