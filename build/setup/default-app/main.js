// Starts the application that is named on the command line, a folder or a script, as Electron's own default application does.
const { app } = require('electron');
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');

const rest = process.argv.slice(1);
let place;
while (rest.length > 0 && place === undefined) {
  const argument = rest.shift();
  if (argument === '-r' || argument === '--require') require(resolve(rest.shift()));
  else if (!argument.startsWith('-')) place = resolve(argument);
}
if (place === undefined || !existsSync(place)) {
  process.stderr.write('usage: electron FOLDER|SCRIPT\n');
  process.exit(2);
}

if (statSync(place).isDirectory()) {
  const description = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8'));
  app.setName(description.productName ?? description.name);
  app.setVersion(description.version ?? '0.0.0');
  app.setAppPath(place);
  require(join(place, description.main ?? 'index.js'));
} else {
  app.setAppPath(place);
  require(place);
}
