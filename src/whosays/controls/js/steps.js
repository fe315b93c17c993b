// What a class sees at each press: a lesson's cells cut into steps, and steps into stops.
//
// A step begins at a heading, and again at a text that follows something shown: so the question
// stands on the screen without the text that talks of its answer. Each cell of a step is a stop of
// its own, below those before it; of several cards, each is one.

const HEADING = /^\s*#{1,6}\s+(.+?)\s*#*\s*$/m;

// "## Warm up (5 minutes)" -> "Warm up (5 minutes)"; null where a text begins without a heading.
function headingOf(source) {
  const first = source.trimStart().split("\n", 1)[0];
  return HEADING.exec(first)?.[1].replace(/[*_`]/g, "") ?? null;
}

// cells: { id, text, source, parts }; parts is how many things a code cell shows one by one.
function stopsOf(cells) {
  const stops = [];
  let step = 0;
  let title = "";
  let above = [];
  let shown = true;
  for (const { id, text, source, parts } of cells) {
    const heading = text ? headingOf(source) : null;
    if (text && (heading !== null || shown)) {
      step += 1;
      above = [];
      shown = false;
    }
    title = heading ?? title;
    if (text && !source.trim()) continue;
    step = Math.max(step, 1);
    for (let part = 0; part < (text ? 1 : parts); part += 1) {
      stops.push({ id, part, step, title, above: part || (!text && shown) ? [] : [...above] });
    }
    if (text) above.push(id);
    else shown ||= parts > 0;
  }
  return stops;
}

// Where to be when the stops are others than before: at the same thing, else at its cell, else 0.
function sameStop(stops, { id, part }) {
  const exact = stops.findIndex((each) => each.id === id && each.part === part);
  return exact >= 0 ? exact : Math.max(0, stops.findIndex((each) => each.id === id));
}
