// node citation.mjs FOLDER FORMAT FILE: FILE as FORMAT, by the citation-js in FOLDER/node_modules.
// node citation.mjs FOLDER version: which one that is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const [folder, format, file] = process.argv.slice(2);
const require = createRequire(join(folder, 'bench.js'));

if (format === 'version') {
    console.log(JSON.parse(readFileSync(join(folder, 'node_modules/@citation-js/core/package.json'))).version);
} else {
    const { Cite } = require('@citation-js/core');
    require('@citation-js/plugin-bibtex');
    const works = new Cite(readFileSync(file, 'utf8'));
    process.stdout.write(format === 'csl-json' ? JSON.stringify(works.get(), null, 2) : works.format(format));
}
