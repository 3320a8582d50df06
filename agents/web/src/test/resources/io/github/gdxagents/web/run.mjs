// Runs the program that lies beside this script; hands it the file that the script is given.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { load } from "./runtime.mjs";

const program = await load(fileURLToPath(new URL("program.wasm", import.meta.url)));
program.exports.main([readFileSync(process.argv[2], "base64")]);
