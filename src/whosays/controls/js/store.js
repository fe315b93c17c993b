// Frames in the page: a bounded store, and the one who asks the kernel for what is missing.

const LIMITS = { frames: 64, bytes: 24 * 1024 * 1024 };

class FrameStore {
  constructor(limits = LIMITS) {
    this.limits = limits;
    this.frames = new Map();
    this.bytes = 0;
  }

  get(key) {
    const frame = this.frames.get(key);
    if (frame) {
      this.frames.delete(key);
      this.frames.set(key, frame);
    }
    return frame;
  }

  has(key) {
    return this.frames.has(key);
  }

  put(key, frame) {
    this.drop(key);
    this.frames.set(key, frame);
    this.bytes += frame.bytes;
    const full = () => this.frames.size > this.limits.frames || this.bytes > this.limits.bytes;
    while (this.frames.size > 1 && full()) this.drop(this.frames.keys().next().value);
  }

  drop(key) {
    const frame = this.frames.get(key);
    if (!frame) return;
    this.frames.delete(key);
    this.bytes -= frame.bytes;
    frame.free();
  }

  clear() {
    [...this.frames.keys()].forEach((key) => this.drop(key));
  }
}

// The element itself is kept, and loaded: to show a step is to put its element in place.
function pictureFrame(buffer, about) {
  const blob = new Blob([buffer], { type: "image/png" });
  const url = URL.createObjectURL(blob);
  const picture = h("img", { class: "ws-picture", src: url, alt: about.alt, decoding: "sync", draggable: "false" });
  const frame = { ...about, blob, picture, bytes: blob.size, ready: false, free: () => URL.revokeObjectURL(url) };
  frame.loading = new Promise((settle) => {
    const settled = () => settle((frame.ready = true));
    picture.addEventListener("load", settled);
    picture.addEventListener("error", settled);
  });
  return frame;
}

// One wish is on its way at a time; the newest is asked next, the ones between never are.
// After a rest, neighbours are asked for singly and with a pause, and only while a drawing costs
// little: whoever else asks the kernel then waits for one drawing at most.
const REST = 150;
const PAUSE = 200;
const NEAR = ["localhost", "127.0.0.1", "[::1]"].includes(location.hostname);
const CHEAP = 50;
const AROUND = [1, -1, 2, -2, 3, -3, 4, -4];

class FrameAsker {
  constructor(model, state) {
    this.model = model;
    this.state = state;
    this.store = new FrameStore();
    this.wished = null;
    this.fetched = null;
    this.cost = 0;
    this.views = new Set();
    this.rest = afterRest(REST, () => this.ahead());
    this.pause = afterRest(PAUSE, () => this.ahead());
    this.failed = new Map();
    this.generation = model.get("generation");
  }

  key(index, { scale, theme } = this.state) {
    return [this.generation, index, scale, theme].join("|");
  }

  known(index) {
    return this.store.has(this.key(index)) || this.failed.has(this.key(index));
  }

  alive() {
    return [...this.views].some((view) => view.alive());
  }

  current() {
    return this.store.get(this.key(this.state.index));
  }

  wish(change) {
    Object.assign(this.state, change);
    if ("index" in change) this.views.forEach((view) => view.place(change.index));
    this.rest();
    this.pause.cancel();
    if (!this.alive()) this.wished = null;
    if (this.known(this.state.index)) this.tell();
    else if (!this.alive()) this.views.forEach((view) => view.dead());
    else if (!this.wished) this.wished = this.ask(this.state.index, "show");
  }

  ask(index, why) {
    const { scale, theme } = this.state;
    const turn = uid();
    this.model.send({ type: "frame", index, scale, theme, why, turn, near: NEAR });
    return { turn, key: this.key(index) };
  }

  arrive(message, buffers) {
    const asked = [this.wished, this.fetched].find((each) => each && each.turn === message.turn);
    if (message.type !== "frame" || !asked) return;
    if (asked === this.wished) this.wished = null;
    else this.fetched = null;
    this.cost = message.cost ?? 0;
    if (message.problem) this.failed.set(asked.key, message.problem);
    else this.store.put(asked.key, pictureFrame(buffers[0], { alt: message.alt, sentence: message.sentence }));
    if (asked.key === this.key(this.state.index)) this.tell();
    else if (!this.known(this.state.index) && !this.wished) this.wished = this.ask(this.state.index, "show");
    this.pause();
  }

  ahead() {
    const busy = this.wished || this.fetched || this.rest.waiting() || document.hidden;
    if (busy || this.cost > CHEAP || !this.alive()) return;
    const last = this.model.get("steps").length - 1;
    const near = AROUND.map((by) => this.state.index + by).filter((index) => index >= 0 && index <= last);
    const next = near.find((index) => !this.known(index));
    if (next !== undefined) this.fetched = this.ask(next, "ahead");
  }

  // The picture that came with the state: it saves the first question.
  begin() {
    const { index, scale, theme, alt, sentence } = this.model.get("first_about");
    this.first = { index, frame: pictureFrame(this.model.get("first"), { alt, sentence }) };
    this.store.put(this.key(index, { scale, theme }), this.first.frame);
  }

  renew(state) {
    if (this.generation === this.model.get("generation")) return;
    this.generation = this.model.get("generation");
    this.store.clear();
    this.failed.clear();
    this.wished = this.fetched = null;
    this.begin();
    this.wish(state);
  }

  tell() {
    const frame = this.current();
    const problem = this.failed.get(this.key(this.state.index));
    if (frame && !frame.ready) frame.loading.then(() => this.tell());
    else this.views.forEach((view) => view.show(frame, problem));
  }

  join(view) {
    this.views.add(view);
  }

  leave(view) {
    this.views.delete(view);
    if (this.views.size) return false;
    this.rest.cancel();
    this.pause.cancel();
    this.store.clear();
    return true;
  }
}
