// Compiles a folder by the page's own Python: node compile.mjs PYODIDE FOLDER KEPT FONTS
// Bytecode of another Python would be refused in the page, whatever Python builds the site.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [pyodide, folder, kept, fonts] = process.argv.slice(2);
const { loadPyodide } = createRequire(import.meta.url)(join(pyodide, "pyodide.js"));
const python = await loadPyodide({
  indexURL: pyodide,
  // The order of a set's words is written into bytecode: fixed, so that bytes stay the same.
  env: { HOME: "/home/pyodide", PYTHONHASHSEED: "0" },
  stdout: () => {},
});
const site = python.runPython("import site; site.getsitepackages()[0]");
python.FS.rmdir(site);
python.FS.mkdir(site);
python.FS.mount(python.FS.filesystems.NODEFS, { root: folder }, site);
python.FS.mkdirTree("/kept");
python.FS.mount(python.FS.filesystems.NODEFS, { root: kept }, "/kept");
const source = join(dirname(fileURLToPath(import.meta.url)), "in_page.py");
python.runPython(readFileSync(source, "utf-8"));
const compileAll = python.globals.get("compile_all");
const count = compileAll(site, site, false) + compileAll("/kept", site, true);
python.runPython("import matplotlib.font_manager as m; m.json_dump(m.fontManager, '/fonts')");
const version = python.runPython("m.FontManager.__version__");
writeFileSync(join(fonts, `fontlist-v${version}.json`), python.FS.readFile("/fonts"));
console.log(count);
process.exit(0);
