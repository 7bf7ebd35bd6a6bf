// Parses one Mermaid diagram from standard input with the real mermaid and prints its kind. Argument: the folder of node modules.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const modules = process.argv[2];
const { JSDOM } = createRequire(join(modules, 'resolve.js'))('jsdom');
const { window } = new JSDOM('');
globalThis.window = window;
globalThis.document = window.document;
const { default: mermaid } = await import(pathToFileURL(join(modules, 'mermaid', 'dist', 'mermaid.core.mjs')));
console.log((await mermaid.parse(readFileSync(0, 'utf8'))).diagramType);
