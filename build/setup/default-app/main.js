// Starts the application whose folder is named on the command line, as Electron's own default application does.
const { app } = require('electron');
const { readFileSync } = require('node:fs');
const { join, resolve } = require('node:path');

const rest = process.argv.slice(1);
let folder;
while (rest.length > 0 && folder === undefined) {
  const argument = rest.shift();
  if (argument === '-r' || argument === '--require') require(resolve(rest.shift()));
  else if (!argument.startsWith('-')) folder = resolve(argument);
}
if (folder === undefined) {
  process.stderr.write('usage: electron FOLDER\n');
  process.exit(2);
}

const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
app.setName(description.productName ?? description.name);
app.setVersion(description.version ?? '0.0.0');
app.setAppPath(folder);
require(join(folder, description.main ?? 'index.js'));
