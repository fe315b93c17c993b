"""JupyterLab's own storage, run by Node.js: what it refuses is held for the page."""

import page_scripts

# A storage that can be switched off, in a JupyterLab that hands itself over.
LAB = """
let full = false;
const refuse = () => { if (full) throw new Error("no room"); };
const kept = new Map();
const real = {
  getItem: async (key) => (refuse(), kept.get(key) ?? null),
  setItem: async (key, value) => (refuse(), kept.set(key, value), value),
  removeItem: async (key) => (refuse(), kept.delete(key)),
  iterate: async (act) => (refuse(), kept.forEach((value, key) => act(value, key))),
  clear: async () => (refuse(), kept.clear()),
};
const said = [];
const storage = Promise.resolve(real);
const app = {
  restored: Promise.resolve(),
  commands: { execute: async (_id, { message }) => said.push(message) },
  serviceManager: { contents: { defaultDrive: { storage } }, settings: { storage } },
};
globalThis.window = globalThis;
"""
WORK = """
window.jupyterapp = app;
const answers = [];
const main = async () => {
  const lent = await app.serviceManager.contents.defaultDrive.storage;
%s
};
main().then(() => setTimeout(() => (console.log(JSON.stringify(answers)), process.exit())));
"""


# Eight seconds are over soon, and a storage may be as slow as that.
SLOW = """
const wait = globalThis.setTimeout;
globalThis.setTimeout = (act, after = 0) => wait(act, after >= 8000 ? 400 : after);
const read = real.getItem;
let slow = 0;
real.getItem = async (key) => (await new Promise((go) => wait(go, slow)), read(key));
"""


def runs(*steps):
    """Run steps on the storage; return the answers they noted."""
    return page_scripts.run(LAB, "drive.js", WORK % "\n".join(steps))


def test_what_is_refused_is_held():
    """A lesson that cannot be kept is read, listed and taken away as if it were."""
    answers = runs(
        'await lent.setItem("a", 1); full = true;',
        'await lent.setItem("b", 2); await lent.setItem("a", 3);',
        'answers.push(await lent.getItem("a"), await lent.getItem("b"), await lent.keys());',
        'await lent.removeItem("b"); answers.push(await lent.getItem("b"), await lent.keys());',
    )
    assert answers == [3, 2, ["b", "a"], None, ["a"]]


def test_with_room_again_the_next_is_kept():
    """What is held gives way to what the browser keeps."""
    answers = runs(
        'full = true; await lent.setItem("a", 1); full = false;',
        'await lent.setItem("a", 2); answers.push(kept.get("a"), await lent.keys());',
    )
    assert answers == [2, ["a"]]


def test_the_student_is_told_once():
    """However often something is not kept, one warning comes, short enough to be shown whole."""
    answers = runs(
        'answers.push(said.length); full = true; await lent.setItem("a", 1);',
        'await lent.setItem("b", 1); await new Promise(setTimeout);',
        "answers.push(said.length, said[0].length < 141);",
    )
    assert answers == [0, 1, True]


def test_an_answer_in_time_leaves_the_next_its_time():
    """What was read long ago does not shorten the patience with what is read now."""
    answers = runs(
        SLOW,
        'await lent.setItem("a", 1); await new Promise((go) => wait(go, 450));',
        'slow = 200; answers.push(await lent.getItem("a"));',
    )
    assert answers == [1]


def test_no_answer_is_no_empty_one():
    """A storage that holds a lesson and is slow does not let another be saved over it."""
    answers = runs(
        SLOW,
        'await lent.setItem("a", 1); slow = 700;',
        'answers.push(await lent.getItem("a").catch((error) => error.message));',
    )
    assert answers == ["no answer"]
