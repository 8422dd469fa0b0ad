// Microsoft's schemas judge an app package: {"manifest", "texts": [localised files]} on standard input; on output what
// each version of the schemas has against it, {"1.29": [faults], "1.30": [faults]}. The schemas lie in a package.
"use strict";

const { readFileSync } = require("node:fs");
const path = require("node:path");
const Ajv = require("ajv-draft-04");
const addFormats = require("ajv-formats");

const SCHEMAS = path.join(path.dirname(require.resolve("@microsoft/app-manifest/package.json")), "build/json-schemas/teams");

function validator(version, name) {
  // Their patterns are older than the Unicode mode of regular expressions.
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats(ajv);
  return ajv.compile(JSON.parse(readFileSync(path.join(SCHEMAS, `v${version}`, `${name}.schema.json`), "utf8")));
}

function faults(validate, made) {
  return validate(made) ? [] : validate.errors.map((error) => `${error.instancePath} ${error.message}`);
}

function judge(version, { manifest, texts }) {
  const localised = validator(version, "MicrosoftTeams.Localization");
  const found = faults(validator(version, "MicrosoftTeams"), { ...manifest, manifestVersion: version });
  return found.concat(...texts.map((each) => faults(localised, each)));
}

const given = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify({ "1.29": judge("1.29", given), "1.30": judge("1.30", given) }));
