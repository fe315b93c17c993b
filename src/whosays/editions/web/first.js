// Tells at the top of the first page what would let a student down here, before they have begun.
// Old browsers must be able to read it, so it keeps to old words of the language.
(function () {
  "use strict";
  var ROOM = 20e6; // bytes: a class of answers needs a hundredth of it
  var NAME = "whosays first page";
  var place = document.getElementById("trouble");

  function tell(kind) {
    var words = document.getElementById("troubles").content || document.getElementById("troubles");
    place.appendChild(words.querySelector("[data-kind=" + kind + "]").cloneNode(true));
  }

  function isOld() {
    return !(
      window.WebAssembly && "indexedDB" in window && window.Worker && window.DecompressionStream &&
      window.structuredClone && window.BigInt64Array && window.WhoSaysShelf &&
      "noModule" in document.createElement("script")
    );
  }

  function isFull() {
    if (!navigator.storage || !navigator.storage.estimate) return Promise.resolve(false);
    return navigator.storage.estimate().then(
      function (room) { return room.quota - room.usage < ROOM; },
      function () { return false; }
    );
  }

  // What is tried is what the lessons do: open, read, add. Then it is taken away again.
  function tryToKeep() {
    return window.WhoSaysShelf.open(NAME).then(function (shelf) {
      if (shelf.trouble) return shelf.trouble;
      return shelf.put("try", 0, new Uint8Array(1)).then(
        isFull,
        function (error) { return error.name === "QuotaExceededError" || "blocked"; }
      ).then(function (found) { return found === true ? "full" : found || ""; });
    }).then(function (kind) {
      try { window.indexedDB.deleteDatabase(NAME); } catch (error) { /* then it stays */ }
      return kind;
    });
  }

  if (location.protocol === "file:") tell("folder");
  else if (isOld()) tell("old");
  else tryToKeep().then(function (kind) { if (kind) tell(kind); });
})();
